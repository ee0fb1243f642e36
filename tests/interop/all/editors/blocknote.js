import { BlockNoteEditor } from "@blocknote/core";
import "@blocknote/core/style.css";
export default (root) => BlockNoteEditor.create().mount(root);
