// A folder that two browsers share, and what carries it between them. The browser's picker cannot be pressed from here, so it
// gives the origin's own private folder, which has the same handles; what a drive or Syncthing would do is done by a
// script, and it does it badly.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Scratchpad } from "./scratchpad.ts";

/** What a test can make the browser refuse. */
type Refusals = {
  permission?: "granted" | "prompt" | "denied";
  /** What the person answers when the browser asks. */
  answer?: "granted" | "denied";
  /** Writing fails with an error of this name. */
  writing?: string;
  /** Opening a file fails with an error of this name. */
  opening?: string;
  /** The only file of which it does. */
  only?: string;
};

type Refusing = Window & { refusals: Refusals };

/** Gives the page a picker, and handles that can refuse. */
export async function holdFolders(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const refusals: Refusals = {};
    Object.assign(window, {
      refusals,
      showDirectoryPicker: async () => {
        const root = await navigator.storage.getDirectory();
        return root.getDirectoryHandle("incidents", { create: true });
      },
    });
    const refuse = (name?: string) => {
      if (name) throw new DOMException(`refused: ${name}`, name);
    };
    const mayUse = () => refuse((refusals.permission ?? "granted") === "granted" ? undefined : "NotAllowedError");
    const handle = FileSystemHandle.prototype as unknown as Record<string, unknown>;
    handle.queryPermission = async () => refusals.permission ?? "granted";
    handle.requestPermission = async () => {
      if (refusals.answer) refusals.permission = refusals.answer;
      return refusals.permission ?? "granted";
    };
    const wrap = (prototype: object, method: string, check: (handle: FileSystemHandle) => void) => {
      const own = (prototype as Record<string, (...all: unknown[]) => unknown>)[method]!;
      Object.assign(prototype, {
        [method](this: unknown, ...all: unknown[]) {
          check(this as FileSystemHandle);
          return own.apply(this, all);
        },
      });
    };
    wrap(FileSystemDirectoryHandle.prototype, "values", mayUse);
    wrap(FileSystemDirectoryHandle.prototype, "getFileHandle", mayUse);
    wrap(FileSystemFileHandle.prototype, "getFile", ({ name }) => refuse((refusals.only ?? name) === name ? refusals.opening : undefined));
    wrap(FileSystemFileHandle.prototype, "createWritable", () => refuse(refusals.writing));
  });
}

export async function refuse(scratchpad: Scratchpad, refusals: Refusals): Promise<void> {
  await scratchpad.page.evaluate((refusals) => {
    const known = (window as unknown as Refusing).refusals;
    for (const name of Object.keys(known)) delete (known as Record<string, unknown>)[name];
    Object.assign(known, refusals);
  }, refusals);
}

/** The files of the shared folder in one browser, by their paths: what a synchroniser sees on that disk. */
export type Files = Record<string, string>;

export class Disk {
  constructor(readonly scratchpad: Scratchpad) {}

  /** All files. What was written or taken away while it was read is read again, as any synchroniser does. */
  read(): Promise<Files> {
    return this.scratchpad.page.evaluate(async () => {
      const walk = async (folder: FileSystemDirectoryHandle, path: string, found: Record<string, string>): Promise<void> => {
        for await (const entry of (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values()) {
          const own = `${path}${entry.name}`;
          if (entry.kind === "directory") await walk(entry as FileSystemDirectoryHandle, `${own}/`, found);
          // What a write that is under way has beside its file is gone with it.
          else if (!own.endsWith(".crswap")) found[own] = await (await (entry as FileSystemFileHandle).getFile()).text();
        }
      };
      const root = await (await navigator.storage.getDirectory()).getDirectoryHandle("incidents", { create: true });
      for (;;) {
        try {
          const found: Record<string, string> = {};
          await walk(root, "", found);
          return found;
        } catch (error) {
          if (!["NotReadableError", "NotFoundError"].includes((error as DOMException).name)) throw error;
        }
      }
    });
  }

  /** Puts files there; `null` removes one. */
  async put(files: Record<string, string | null>): Promise<void> {
    await this.scratchpad.page.evaluate(async (files) => {
      const root = await navigator.storage.getDirectory();
      for (const [path, text] of Object.entries(files)) {
        const parts = path.split("/");
        let folder = await root.getDirectoryHandle("incidents", { create: true });
        for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part, { create: true });
        const name = parts.at(-1)!;
        if (text === null) {
          await folder.removeEntry(name, { recursive: true });
        } else {
          const stream = await (await folder.getFileHandle(name, { create: true })).createWritable();
          await stream.write(text);
          await stream.close();
        }
      }
    }, files);
  }

  /** The paths of all files. */
  async paths(): Promise<string[]> {
    return Object.keys(await this.read());
  }

  /** The bytes of a file. */
  bytes(path: string): Promise<number[]> {
    return this.scratchpad.page.evaluate(async (path) => {
      let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("incidents");
      const parts = path.split("/");
      for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
      const file = await (await folder.getFileHandle(parts.at(-1)!)).getFile();
      return [...new Uint8Array(await file.arrayBuffer())];
    }, path);
  }

  /** Puts bytes there. */
  async putBytes(path: string, bytes: number[]): Promise<void> {
    await this.scratchpad.page.evaluate(async ({ path, bytes }) => {
      let folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("incidents");
      const parts = path.split("/");
      for (const part of parts.slice(0, -1)) folder = await folder.getDirectoryHandle(part);
      const stream = await (await folder.getFileHandle(parts.at(-1)!, { create: true })).createWritable();
      await stream.write(new Uint8Array(bytes));
      await stream.close();
    }, { path, bytes });
  }

  /** What stands in all files, as lines. */
  async lines(): Promise<string[]> {
    return Object.values(await this.read()).flatMap((text) => text.split("\n"));
  }

  /** The one file that this browser writes: its path. */
  async own(): Promise<string> {
    const device = await this.scratchpad.page.evaluate(() => localStorage.getItem("isp/note/folder-device"));
    const path = Object.keys(await this.read()).find((path) => path.endsWith(`/${device}.jsonl`));
    expect(path, "this device has written").toBeTruthy();
    return path!;
  }
}

/** Carries what each has written to the other, as a synchroniser that works does. */
export async function carry(from: Disk, to: Disk): Promise<void> {
  const own = await from.own();
  const text = (await from.read())[own]!;
  if ((await to.read())[own] !== text) await to.put({ [own]: text });
}

/** Opens the dialog, by the menu beside the title. */
export async function openFolder(scratchpad: Scratchpad): Promise<Locator> {
  const { page } = scratchpad;
  await page.getByRole("banner").getByRole("button", { name: "Title", exact: true }).click();
  await page.getByRole("menuitem", { name: "Shared folder…", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Shared folder", exact: true });
  await expect(dialog).toBeVisible();
  return dialog;
}

export async function closeDialog(scratchpad: Scratchpad): Promise<void> {
  await scratchpad.page.keyboard.press("Escape");
  await expect(scratchpad.page.getByRole("dialog")).toHaveCount(0);
}

/** Shares the open incident. */
export async function share(scratchpad: Scratchpad): Promise<void> {
  const dialog = await openFolder(scratchpad);
  await dialog.getByRole("button", { name: "Choose a folder", exact: true }).click();
  await dialog.getByRole("button", { name: "Share it in this folder", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Stop sharing", exact: true })).toBeVisible();
  await closeDialog(scratchpad);
  await expect(folderLine(scratchpad)).toHaveText(/^In the folder incidents\/: written \d\d:\d\d/);
}

/** Opens an incident that is in the folder, from the first screen. */
export async function join(scratchpad: Scratchpad, title: string): Promise<void> {
  const { page } = scratchpad;
  await page.getByRole("button", { name: "Open from a shared folder", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Shared folder", exact: true });
  await dialog.getByRole("button", { name: "Choose a folder", exact: true }).click();
  await dialog.getByRole("button", { name: `Open and share: ${title}`, exact: true }).click();
  await expect(scratchpad.heading).toHaveText(title);
}

/** What is said of the folder. */
export function folderLine(scratchpad: Scratchpad): Locator {
  return scratchpad.page.getByRole("status", { name: "Shared folder", exact: true });
}
