import FroalaEditor from "froala-editor";
import "froala-editor/css/froala_editor.pkgd.min.css";
export const editable = ".fr-element";
export default (root) => void new FroalaEditor(root, { pastePrompt: false });
