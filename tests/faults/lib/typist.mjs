// Somebody who writes down what they see, in bursts, and what is known of every key that they pressed.
import { setTimeout as sleep } from "node:timers/promises";

/** The fields that are typed into besides the capture box, which keep their words too. */
const PARTS = ["What is happening", "Impact"];

/**
 * Types and adds entries until it is stopped or the page is gone. Each entry carries a mark, `#...#`.
 * `messages` are what was typed into the capture box, the last one perhaps unfinished; `parts` what was
 * typed into the update. Each has `keys`: the time at which the page had taken each character.
 */
export class Typist {
  messages = [];
  parts = new Map();
  #stopped = false;

  constructor(pad, rng, name) {
    Object.assign(this, { pad, rng, name });
  }

  stop() {
    this.#stopped = true;
  }

  /** A first entry, and the page's word that it is saved, so that there is something to lose. */
  async begin() {
    await this.#entry((message) => this.#pasted(message));
    await this.pad.entries.filter({ hasText: this.messages[0].mark }).waitFor();
    await this.pad.isSaved();
  }

  async write() {
    const { rng } = this;
    try {
      while (!this.#stopped) {
        const how = rng.next();
        if (how < 0.15) await this.#part(rng.pick(PARTS));
        else if (how < 0.45) await this.#entry((message) => this.#typed(message));
        else await this.#entry((message) => this.#pasted(message));
      }
    } catch (error) {
      if (!this.#stopped) throw error;
    }
  }

  async #entry(enter) {
    const { rng, pad } = this;
    const mark = `#${this.name}n${this.messages.length}#`;
    const message = { mark, text: `${mark} ${rng.words(1, 9)}`, keys: [], sent: false };
    await pad.box.focus();
    this.messages.push(message);
    await enter(message);
    await sleep(rng.between(0, 60));
    message.sent = true;
    await pad.page.keyboard.press("Enter");
    await sleep(rng.between(0, 120));
  }

  async #typed(message) {
    for (const character of message.text) {
      await this.pad.page.keyboard.press(character === " " ? "Space" : character);
      message.keys.push(performance.now());
      await sleep(this.rng.between(10, 50));
    }
  }

  async #pasted(message) {
    await this.pad.page.keyboard.insertText(message.text);
    const now = performance.now();
    for (let at = 0; at < message.text.length; at++) message.keys.push(now);
  }

  async #part(name) {
    const { rng, pad } = this;
    const part = this.parts.get(name) ?? { text: "", keys: [] };
    this.parts.set(name, part);
    await pad.part(name).focus();
    await pad.page.keyboard.press("End");
    for (const character of `${rng.words(1, 4)} `) {
      await pad.page.keyboard.press(character === " " ? "Space" : character);
      part.text += character;
      part.keys.push(performance.now());
      await sleep(rng.between(10, 50));
    }
  }
}

/**
 * What is left of it: `marks` found in the timeline, `box` and `part(name)` found in the fields. Gives how far
 * back the loss of typing reaches in milliseconds, and whether the box holds words that the timeline has.
 */
export function typingLost(typist, found, at) {
  const lost = [];
  let ghost = false;
  for (const { mark, text, keys, sent } of typist.messages) {
    const inTimeline = found.marks.includes(mark);
    // An unfinished one can only be in the box; a finished one may be in either.
    if (inTimeline) ghost ||= sent && found.box.startsWith(mark);
    else lost.push(...keys.slice(common(text, found.box)));
  }
  for (const [name, { text, keys }] of typist.parts) {
    lost.push(...keys.slice(common(text, found.parts[name])));
  }
  return { reach: lost.length === 0 ? 0 : at - Math.min(...lost), keys: lost.length, ghost };
}

function common(text, kept) {
  let length = 0;
  while (length < text.length && text[length] === kept[length]) length++;
  return length;
}
