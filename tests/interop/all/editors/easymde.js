import EasyMDE from "easymde";
import "easymde/dist/easymde.min.css";
export const editable = ".CodeMirror";
// Beside the lines stands a hidden one, by which letters are measured.
export const shown = ".CodeMirror-code";
export default (root) => {
  const area = document.createElement("textarea");
  root.append(area);
  new EasyMDE({ element: area, autoDownloadFontAwesome: false, spellChecker: false });
};
