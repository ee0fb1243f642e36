// Numbers that look random and are the same for the same seed.

/** A stream of choices; `fork` gives one that does not depend on how far this one has been read. */
export function random(seed) {
  let state = hash(String(seed));
  const next = () => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (low, high) => low + Math.floor(next() * (high - low + 1));
  const pick = (list) => list[between(0, list.length - 1)];
  return {
    next,
    between,
    pick,
    chance: (share) => next() < share,
    words: (low, high) => Array.from({ length: between(low, high) }, () => pick(WORDS)).join(" "),
    fork: (name) => random(`${seed}/${name}`),
  };
}

const WORDS = "lag queue retry pod deploy node disk alert spike batch offset shard cache quota timeout".split(" ");

function hash(text) {
  let h = 0x811c9dc5;
  for (const c of text) h = Math.imul(h ^ c.codePointAt(0), 0x01000193) >>> 0;
  return h;
}
