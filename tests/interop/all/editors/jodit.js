import { Jodit } from "jodit/esm/index.js";
import "jodit/es2021/jodit.min.css";
export const keep = "Keep";
export const editable = ".jodit-wysiwyg";
export default (root) => void Jodit.make(root, { height: 600 });
