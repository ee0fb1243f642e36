import EasyMDE from "easymde";
export const editable = ".CodeMirror";
export default (root) => {
  const area = document.createElement("textarea");
  root.append(area);
  new EasyMDE({ element: area, autoDownloadFontAwesome: false, spellChecker: false });
};
