import { createElement as h, useState } from "react";
import { createRoot } from "react-dom/client";
import { Editor, EditorState } from "draft-js";
import "draft-js/dist/Draft.css";
const App = () => {
  const [editorState, onChange] = useState(() => EditorState.createEmpty());
  return h(Editor, { editorState, onChange });
};
export default (root) => createRoot(root).render(h(App));
