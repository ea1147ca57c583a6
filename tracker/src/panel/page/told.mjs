// What did not go the usual way: told once, until it was read; and what nobody takes any more, kept until it is erased.
import { act } from './desk.mjs';
import { button, clipped, foreign, make, sign } from './dom.mjs';
import { link } from './places.mjs';
import { areYouSure } from './sure.mjs';
import { when } from './words.mjs';

/** @typedef {import('../../status-page.ts').Status} Status */
/** @typedef {import('../../status-page.ts').StatusAside} Aside */

/** @param {Status} state */
export function toldNodes({ told, now, house }) {
  if (told.length === 0) return [];
  const items = told.toReversed().map((each) => {
    const at = new Date(each.segment * 600_000).toISOString();
    const item = make(
      'li',
      {},
      make('strong', {}, when(at, now)),
      ' ',
      foreign(each.title),
      `: ${clipped(each.message)}`,
    );
    if (each.code === 'late') {
      item.append(' ', link(house, { place: 'week', contract: each.contract, at }, 'Ask for a bonus'));
    }
    return item;
  });
  const done = button('I have read this', () => void act('/read'), { id: 'read' });
  return [notice(items, done)];
}

/** @param {Status} state */
export function asideNodes({ aside, now }) {
  if (aside.length === 0) return [];
  const items = aside.map((each) => {
    const words = make(
      'span',
      {},
      make('strong', {}, when(each.start, now)),
      ' ',
      foreign(each.title),
      `: ${clipped(each.message)}`,
    );
    const id = `aside-${each.contract}-${each.segment}`;
    return make(
      'li',
      {},
      words,
      ' ',
      button('Erase…', () => void erase(each, now), { id, className: 'link' }),
    );
  });
  const head = make(
    'p',
    {},
    sign('disk'),
    'Kept on this computer, and taken by nobody. Nothing of it counts.',
  );
  return [notice([make('li', {}, head), ...items])];
}

/** @param {readonly HTMLElement[]} items @param {...Node} deeds */
function notice(items, ...deeds) {
  const node = make('div', { className: 'notice told' }, make('ul', {}, ...items));
  if (deeds.length > 0) node.append(make('div', { className: 'deeds' }, ...deeds));
  return node;
}

/** @param {Aside} aside @param {string} now */
async function erase({ contract, segment, start }, now) {
  const sure = await areYouSure({
    title: `Erase ${when(start, now)} here?`,
    cost: 'It counts for nothing, so erasing it costs nothing.',
    what: 'Its record and its picture are gone for good. The client never had them.',
    word: 'Erase it',
  });
  if (sure) await act('/erase-aside', { contract, segment });
}
