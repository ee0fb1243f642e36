// In the place of rest.js where the program is in one part: in a debug build, and while scripts/profile.mjs looks which
// functions run, each of which says so. What would come after the rest does not begin then.
window.ran = new Set();
export const split = { ran: (number) => window.ran.add(number) };
export const fetchRest = () => (MARKED ? new Promise(() => {}) : Promise.resolve());
export const fetchKept = () => {};
export const lacksRest = () => false;
