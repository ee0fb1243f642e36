import Editor from "@toast-ui/editor";
import "@toast-ui/editor/dist/toastui-editor.css";
export const editable = ".ProseMirror.toastui-editor-contents";
export default (root) => void new Editor({ el: root, initialEditType: "wysiwyg", usageStatistics: false });
