import jquery from "jquery";
window.jQuery = window.$ = jquery;
export const editable = ".note-editable";
export default async (root) => {
  await import("summernote/dist/summernote-lite.js");
  jquery(root).summernote({ height: 500 });
};
