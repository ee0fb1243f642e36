import { exampleSetup } from "prosemirror-example-setup";
import { schema } from "prosemirror-markdown";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
export default (root) => void new EditorView(root, { state: EditorState.create({ schema, plugins: exampleSetup({ schema, menuBar: false }) }) });
