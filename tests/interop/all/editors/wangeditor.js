import { createEditor } from "@wangeditor/editor";
import "@wangeditor/editor/dist/css/style.css";
export default (root) => {
  root.style.height = "600px";
  createEditor({ selector: root });
};
