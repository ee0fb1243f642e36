export default (root) => (root.contentEditable = "true");
