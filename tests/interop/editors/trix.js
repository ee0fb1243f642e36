import "trix";
import "trix/dist/trix.css";
export default (root) => (root.innerHTML = "<trix-editor></trix-editor>");
