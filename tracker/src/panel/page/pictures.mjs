// Pictures are fetched with this window's key, so that no address of one works for anybody else.
import { fetchPicture } from './desk.mjs';

/** @typedef {import('../../status-page.ts').StatusLast} Finished */

/** Addresses of what was fetched, by what it shows. @type {Map<string, Promise<string | null>>} */
const fetched = new Map();

/**
 * A blob's address; null where there is no such picture.
 * @param {Finished} finished
 * @param {number} monitor
 * @param {'picture' | 'thumbnail'} kind
 */
export function pictureOf(finished, monitor, kind) {
  const { contract, segment, maskedPermille, withheld } = finished;
  const path = `/pictures/${encodeURIComponent(contract)}/${segment}/${monitor}/${kind}`;
  // What was blurred is another picture at the same place.
  const key = `${path} ${maskedPermille} ${withheld}`;
  const known = fetched.get(key);
  if (known) return known;
  const address = fetchPicture(path).then((blob) => (blob ? URL.createObjectURL(blob) : null));
  fetched.set(key, address);
  return address;
}

/** It has been changed: what is shown of it is fetched anew. @param {Finished} finished */
export function fetchAnew({ contract, segment }) {
  for (const key of fetched.keys()) {
    if (key.startsWith(`/pictures/${encodeURIComponent(contract)}/${segment}/`)) fetched.delete(key);
  }
}

/** What is not listed any more is let go. @param {readonly Finished[]} listed */
export function letGo(listed) {
  const kept = listed.map(({ contract, segment }) => `/pictures/${encodeURIComponent(contract)}/${segment}/`);
  for (const [key, address] of fetched) {
    if (kept.some((path) => key.startsWith(path))) continue;
    fetched.delete(key);
    void address.then((url) => url && URL.revokeObjectURL(url));
  }
}
