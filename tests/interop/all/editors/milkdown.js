import { Editor, rootCtx } from "@milkdown/kit/core";
import { clipboard } from "@milkdown/kit/plugin/clipboard";
import { commonmark } from "@milkdown/kit/preset/commonmark";
import { gfm } from "@milkdown/kit/preset/gfm";
export default (root) => Editor.make().config((ctx) => ctx.set(rootCtx, root)).use(commonmark).use(gfm).use(clipboard).create();
