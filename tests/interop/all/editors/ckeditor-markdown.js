import { ClassicEditor, PasteFromMarkdownExperimental } from "ckeditor5";
import { plugins } from "./ckeditor.js";
export default (root) => ClassicEditor.create(root, { licenseKey: "GPL", plugins: [...plugins, PasteFromMarkdownExperimental] });
