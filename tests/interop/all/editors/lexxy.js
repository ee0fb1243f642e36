import "@37signals/lexxy";
export default (root) => (root.innerHTML = "<lexxy-editor></lexxy-editor>");
