import { Jodit } from "jodit/es2021/jodit.min.js";
import "jodit/es2021/jodit.min.css";
export const keep = ".jodit-ui-button_keep";
export const editable = ".jodit-wysiwyg";
export default (root) => void (window.Jodit ?? Jodit).make(root, { height: 600 });
