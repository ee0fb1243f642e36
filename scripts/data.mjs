// Which of a program's data each part needs. The linker leaves it in the pieces that it was compiled in: a piece is a
// text, a table or one number. The first part keeps what its code can reach; the rest brings the other pieces along,
// most of them words.
//
// A piece is reached from code by a number that lies in it, and from another piece by an address in that: every number
// that could be an address counts as one, so that too much is kept and never too little.

/**
 * How far from a table the number may lie that asks for it, in bytes: for `table[x - 48]` a compiler may take the 48 off
 * the table's address, and a loop may count up to the end of a table and know no other place of it. (Of 12,056 places in
 * this program's code that ask for data, 3 lay below it, by 1, and 46 at its end or up to 8 above.)
 */
const BELOW = 512;
const ABOVE = 64;

/** The pieces of a module's memory in order: where each begins, and its bytes. */
export function piecesOf(module) {
  const count = module.getNumDataSegments();
  const pieces = Array.from({ length: count }, (_, index) => module.getDataSegmentInfo(module.getDataSegmentByIndex(index)));
  if (pieces.some(({ passive }) => passive)) throw new Error("data that is put in place by code");
  return pieces
    .map(({ offset, data }) => ({ begin: offset, bytes: new Uint8Array(data) }))
    .sort((a, b) => a.begin - b.begin);
}

const end = ({ begin, bytes }) => begin + bytes.length;

/** Every number in the functions of a module that could be an address, or two of them side by side. */
function numbersIn(text) {
  const functions = text.split("\n").filter((line) => !/^ \((data|elem|import|export|memory|table)\b/.test(line)).join("\n");
  const numbers = [...functions.matchAll(/(?:i32\.const |i64\.const |offset=)(-?\d+)/g)].map(([, number]) => BigInt(number));
  return numbers.flatMap((number) => [number, number >> 32n].map((half) => Number(BigInt.asUintN(32, half))));
}

/** Every word of a piece that could be an address. */
function addressesIn({ begin, bytes }) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const found = [];
  for (let at = -begin & 3; at + 4 <= bytes.length; at += 4) found.push(view.getUint32(at, true));
  return found;
}

/** Letters and what stands between them: nobody takes anything off the address of a text. */
function isText({ bytes }) {
  return bytes.length >= 8 && bytes.every((byte) => byte >= 32 && byte < 127);
}

/** The place of the last piece that begins at `address` or before it; -1 where there is none. */
function lastUpTo(pieces, address) {
  let [low, high] = [0, pieces.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (pieces[middle].begin <= address) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The places of the pieces that the code of a module, written out as text, can reach. */
function reached(pieces, text) {
  const found = new Set();
  const waiting = [];
  const reach = (place) => {
    if (found.has(place)) return;
    found.add(place);
    waiting.push(place);
  };
  const ask = (address) => {
    const at = lastUpTo(pieces, address);
    for (let place = at; place >= 0 && end(pieces[place]) > address - ABOVE; place -= 1) {
      if (end(pieces[place]) >= address || !isText(pieces[place])) reach(place);
    }
    for (let place = at + 1; place < pieces.length && pieces[place].begin <= address + BELOW; place += 1) {
      if (!isText(pieces[place])) reach(place);
    }
  };
  const pointAt = (address) => {
    const at = lastUpTo(pieces, address);
    if (at >= 0 && address <= end(pieces[at])) reach(at);
  };
  for (const number of numbersIn(text)) ask(number);
  while (waiting.length) addressesIn(pieces[waiting.pop()]).forEach(pointAt);
  return found;
}

/** The pieces that stay with the first part, whose code is written out as `text`, and those that the rest brings. */
export function dealt(pieces, text) {
  const found = reached(pieces, text);
  return {
    first: pieces.filter((_, place) => found.has(place)),
    rest: pieces.filter((_, place) => !found.has(place)),
  };
}

/** No more than this is between two pieces to begin at an even address. */
const PADDING = 15;

/** The pieces, those that lie side by side in one, where none of `others` is between them. */
export function joined(pieces, others = []) {
  const runs = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    const isNext = run && piece.begin - run.end <= PADDING && lastUpTo(others, piece.begin) === lastUpTo(others, run.end - 1);
    if (isNext) run.pieces.push(piece);
    else runs.push({ begin: piece.begin, pieces: [piece] });
    runs.at(-1).end = end(piece);
  }
  return runs.map(({ begin, end: after, pieces: all }) => {
    const bytes = new Uint8Array(after - begin);
    for (const piece of all) bytes.set(piece.bytes, piece.begin - begin);
    return { begin, bytes };
  });
}

/** Puts pieces into a module in place of the data that it has. */
export function setData(module, pieces) {
  const { initial, max } = module.getMemoryInfo("0");
  const segments = pieces.map(({ begin, bytes }, index) => ({ name: `${index}`, offset: module.i32.const(begin), data: bytes, passive: false }));
  // -1 is no limit.
  module.setMemory(initial, max ?? -1, null, segments, false, false, "0");
}
