import { Autoformat, AutoLink, BlockQuote, Bold, ClassicEditor, Code, CodeBlock, Essentials, Heading, Italic, Link, List, Paragraph, TextTransformation } from "ckeditor5";
import "ckeditor5/ckeditor5.css";
export const plugins = [Autoformat, AutoLink, BlockQuote, Bold, Code, CodeBlock, Essentials, Heading, Italic, Link, List, Paragraph, TextTransformation];
export default (root) => ClassicEditor.create(root, { licenseKey: "GPL", plugins });
