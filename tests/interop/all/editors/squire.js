import DOMPurify from "dompurify";
import Squire from "squire-rte";
window.DOMPurify = DOMPurify;
export default (root) => void new Squire(root, { blockTag: "P" });
