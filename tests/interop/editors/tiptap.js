import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
export default (root) => void new Editor({ element: root, extensions: [StarterKit] });
