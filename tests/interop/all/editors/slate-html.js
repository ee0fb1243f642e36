import { createElement as h, useMemo } from "react";
import { createRoot } from "react-dom/client";
import { createEditor, Transforms } from "slate";
import { jsx } from "slate-hyperscript";
import { Editable, Slate, withReact } from "slate-react";
// As the paste-html example of its site reads HTML.
const read = (node) => {
  if (node.nodeType === 3) return node.textContent;
  if (node.nodeType !== 1) return null;
  if (node.nodeName === "BR") return "\n";
  let children = [...node.childNodes].map(read).flat().filter((child) => child !== null);
  if (children.length === 0) children = [{ text: "" }];
  if (node.nodeName === "BODY") return jsx("fragment", {}, children);
  if (["P", "LI", "H1", "BLOCKQUOTE"].includes(node.nodeName)) return jsx("element", { type: "paragraph" }, children);
  if (node.nodeName === "STRONG") return children.map((child) => jsx("text", { bold: true }, child));
  return children;
};
const withHtml = (editor) => {
  const { insertData } = editor;
  editor.insertData = (data) => {
    const html = data.getData("text/html");
    if (!html) return insertData(data);
    Transforms.insertFragment(editor, read(new DOMParser().parseFromString(html, "text/html").body));
  };
  return editor;
};
const Leaf = ({ attributes, children, leaf }) => h("span", attributes, leaf.bold ? h("strong", null, children) : children);
const Paragraph = ({ attributes, children }) => h("p", attributes, children);
const App = () => {
  const editor = useMemo(() => withHtml(withReact(createEditor())), []);
  return h(Slate, { editor, initialValue: [{ type: "paragraph", children: [{ text: "" }] }] }, h(Editable, { renderElement: (p) => h(Paragraph, p), renderLeaf: (p) => h(Leaf, p) }));
};
export default (root) => createRoot(root).render(h(App));
