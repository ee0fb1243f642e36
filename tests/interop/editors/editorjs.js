import EditorJS from "@editorjs/editorjs";
import Header from "@editorjs/header";
export const shown = ".codex-editor__redactor";
export default (root) => new EditorJS({ holder: root, tools: { header: Header } }).isReady;
