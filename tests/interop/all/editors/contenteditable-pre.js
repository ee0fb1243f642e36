export default (root) => {
  root.contentEditable = "true";
  root.style.whiteSpace = "pre-wrap";
};
