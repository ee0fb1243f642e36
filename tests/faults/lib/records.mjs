// Records as version 1 writes them, made without the page: `<version> <crc32> <payload>` under `isp/e/<incident>/<stamp>`.

const DIGITS = "0123456789abcdefghijklmnopqrstuv";
const base32 = (value, digits) => {
  let text = "";
  for (let n = BigInt(value); text.length < digits; n >>= 5n) text = DIGITS[Number(n & 31n)] + text;
  return text;
};

/** A stamp: milliseconds since the epoch, a counter, a replica. */
export const stamp = (millis, counter = 0, replica = 7) =>
  `${base32(millis, 10)}-${base32(counter, 4)}-${base32(replica, 8)}`;

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

function crc32(text) {
  let sum = ~0;
  for (const byte of Buffer.from(text)) sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8);
  return (~sum >>> 0).toString(16).padStart(8, "0");
}

export const keyOf = (incident, at) => `isp/e/${incident}/${at}`;

/** A record with a checksum that fits, whatever is in it. */
export function seal(key, payload, version = 1) {
  const text = typeof payload === "string" ? payload : JSON.stringify(payload);
  return [key, `${version} ${crc32(`${key}\n${version}\n${text}`)} ${text}`];
}

/** When the incidents of these tests begin: in the past of any clock that runs them. */
export const BEGIN = Date.parse("2026-03-14T02:40:00Z");

/** A record of a fact, so many seconds after the beginning. */
export const fact = (incident, second, body, replica) =>
  seal(keyOf(incident, stamp(BEGIN + second * 1000, 0, replica)), { f: body });

/** The incident that is there before anything hostile comes. */
export const GOOD = stamp(BEGIN);
export const GOOD_MARKS = ["#k1#", "#k2#", "#k3#"];
export const goodRecords = () => [
  fact(GOOD, 0, { declared: { title: "What was there before", severity: "major" } }),
  ...GOOD_MARKS.map((mark, at) => fact(GOOD, at + 1, { note_logged: { text: `${mark} ${"x".repeat(at * 40)}` } })),
  fact(GOOD, 9, { theory_proposed: { question: null, statement: "the theory that was there" } }),
];

/** The good incident as the file of an export. */
export const goodFile = () => ({
  format: "incident-scratchpad",
  version: 1,
  exported: "2026-03-14T04:10:00.000Z",
  incident: { id: GOOD, title: "What was there before" },
  events: goodRecords().map(([key, value]) => ({
    stamp: key.split("/")[3],
    fact: JSON.parse(value.slice(11)).f,
  })),
});
