import { createEditor, $createParagraphNode, $getRoot } from "lexical";
import { HeadingNode, QuoteNode, registerRichText } from "@lexical/rich-text";
export default (root) => {
  root.contentEditable = "true";
  const editor = createEditor({ namespace: "x", nodes: [HeadingNode, QuoteNode], theme: { text: { bold: "bold" } }, onError: (error) => { throw error; } });
  editor.setRootElement(root);
  registerRichText(editor);
  // An editor whose root has no paragraph takes no paste at all.
  editor.update(() => $getRoot().append($createParagraphNode()));
};
