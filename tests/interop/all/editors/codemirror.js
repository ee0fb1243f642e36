import { basicSetup, EditorView } from "codemirror";
export default (root) => void new EditorView({ parent: root, extensions: [basicSetup] });
