// The house's own pages. A click asks the tracker to open one in the browser where the freelancer is signed in; where
// there is none, it opens from here.
import { act } from './desk.mjs';
import { make } from './dom.mjs';

/**
 * @typedef {{ place: 'home' | 'download' } | { place: 'diary' | 'week', contract: string, at: string }
 *   | { place: 'why', contract: string, at: string, segment: number }} Place
 */

/**
 * @param {string} house
 * @param {Place} place
 * @param {string} words
 */
export function link(house, place, words) {
  const node = make('a', { target: '_blank', rel: 'noreferrer' }, words);
  lead(node, house, place);
  return node;
}

/** @type {WeakMap<HTMLAnchorElement, Place>} */
const places = new WeakMap();

/** @param {HTMLAnchorElement} node @param {string} house @param {Place} place */
export function lead(node, house, place) {
  const address = addressOf(house, place);
  if (address === null) node.removeAttribute('href');
  else if (node.href !== address) node.href = address;
  if (!places.has(node)) node.addEventListener('click', (event) => void open(event, node));
  places.set(node, place);
}

/** @param {MouseEvent} event @param {HTMLAnchorElement} node */
async function open(event, node) {
  const place = places.get(node);
  if (!place || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  await visit(node.href);
}

/** @param {string | null} address */
export async function visit(address) {
  if (address === null || !isWeb(address)) return;
  if (!(await act('/open', { address }, { quietly: true }))) window.open(address, '_blank', 'noreferrer');
}

/** Null where the house has no web address. @param {string} house @param {Place} place */
export function addressOf(house, place) {
  return isWeb(house) ? new URL(pathOf(place), house).href : null;
}

/** @param {string} address */
function isWeb(address) {
  return URL.canParse(address) && ['http:', 'https:'].includes(new URL(address).protocol);
}

/** @param {Place} place @returns {string} */
function pathOf(place) {
  switch (place.place) {
    case 'home':
      return '/';
    case 'download':
      return '/download';
    case 'diary':
      return `/contracts/${encodeURIComponent(place.contract)}/diary/${place.at.slice(0, 10)}`;
    case 'why':
      return `${pathOf({ ...place, place: 'diary' })}?segment=${place.segment}&show=why`;
    case 'week':
      return `/contracts/${encodeURIComponent(place.contract)}/weeks/${mondayOf(place.at)}`;
  }
}

/** @param {string} instant */
function mondayOf(instant) {
  const day = new Date(instant);
  day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  return day.toISOString().slice(0, 10);
}
