import tinymce from "tinymce";
import "tinymce/icons/default";
import "tinymce/themes/silver";
import "tinymce/models/dom";
import "tinymce/plugins/lists";
import "tinymce/plugins/link";
import "tinymce/plugins/autolink";
import "tinymce/skins/ui/oxide/skin.js";
import "tinymce/skins/content/default/content.js";
import "tinymce/skins/ui/oxide/content.js";
export default (root) =>
  tinymce.init({ target: root, license_key: "gpl", inline: true, plugins: "lists link autolink", toolbar: false, menubar: false, skin_url: "default", content_css: "default" });
