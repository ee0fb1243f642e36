import Quill from "quill";
import "quill/dist/quill.snow.css";
export default (root) => void new Quill(root, { theme: "snow" });
