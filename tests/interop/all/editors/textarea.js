export default (root) => (root.innerHTML = "<textarea rows=40 cols=150></textarea>");
