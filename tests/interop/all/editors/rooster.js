import { createEditor } from "roosterjs";
export default (root) => void createEditor(root);
