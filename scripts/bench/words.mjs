// What is written into every contestant: the same words.

/** The words of an entry, of the usual length. */
export const entry = (n) => `entry ${n}: consumer lag on partition 7 is at ${n * 37} and grows`;

/** So many entries, from the first on. */
export const entries = (count) => Array.from({ length: count }, (_, at) => entry(at + 1));
