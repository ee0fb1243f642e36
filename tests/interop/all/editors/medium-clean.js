import MediumEditor from "medium-editor";
export default (root) => void new MediumEditor(root, { toolbar: false, paste: { forcePlainText: false, cleanPastedHTML: true } });
