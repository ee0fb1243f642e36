import suneditor from "suneditor";
import "suneditor/css/editor";
import "suneditor/css/contents";
export const editable = ".sun-editor-editable";
export default (root) => {
  const area = document.createElement("textarea");
  root.append(area);
  suneditor.create(area, { height: "600px" });
};
