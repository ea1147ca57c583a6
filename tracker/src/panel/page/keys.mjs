// Every task has a key. Those without Ctrl or Alt can be turned off, and never fire while somebody writes.
import { chooseAt, openChooser } from './chooser.mjs';
import { now } from './desk.mjs';
import { at, input, make } from './dom.mjs';
import { pauseOrGoOn, startOrStop } from './head.mjs';
import { useMemoAt } from './memo.mjs';
import { openKeys, turnTo, viewNow } from './views.mjs';

/** @type {readonly (readonly [keys: string, what: string])[]} */
const LIST = [
  ['Ctrl Enter', 'start, stop, or go on'],
  ['Ctrl Alt P', 'pause everything, or go on'],
  ['Alt C', 'contracts: type to search, Enter to choose or switch'],
  ['Alt Shift 1–9', 'switch to a contract of the list'],
  ['Alt M', 'memo: Enter says it, arrow down for recent ones'],
  ['Alt 1–9', 'take a recent memo'],
  ['Alt L', 'last segments'],
  ['↑ ↓', 'from segment to segment'],
  ['Enter', 'open or close a segment'],
  ['P', 'look at its picture; blur while it is private'],
  ['W', 'why it counts so'],
  ['Delete', 'delete it, or a region on its picture'],
  ['Alt Y', 'open the diary'],
  ['Alt T', 'settings'],
  ['Alt R', 'what this tracker records'],
  ['Esc', 'close, or back'],
  ['?', 'these keys'],
];

export function wireKeys() {
  at('key-list').replaceChildren(
    ...LIST.map(([keys, what]) => make('div', {}, make('dt', {}, ...keyCaps(keys)), make('dd', {}, what))),
  );
  document.addEventListener('keydown', (event) => {
    if (document.querySelector('dialog[open]') || !at('lost').hidden) return;
    const deed = deedOf(event);
    if (!deed) return;
    event.preventDefault();
    deed();
  });
}

/** @param {string} keys */
function keyCaps(keys) {
  return keys.split(' ').map((key) => make('kbd', {}, key));
}

/** @param {KeyboardEvent} event @returns {(() => unknown) | null} */
function deedOf({ altKey, ctrlKey, shiftKey, metaKey, key, code, target }) {
  if (metaKey) return null;
  if (ctrlKey && altKey) return code === 'KeyP' && now().settings.pauseKey ? pauseOrGoOn : null;
  if (ctrlKey) return key === 'Enter' ? startOrStop : null;
  if (altKey) return deedWithAlt(code, shiftKey);
  if (key === 'Escape' && viewNow() !== 'desk') return () => turnTo('desk');
  const writing = target instanceof HTMLInputElement && target.type !== 'checkbox';
  return key === '?' && !writing && now().settings.keys ? openKeys : null;
}

/** @param {string} code @param {boolean} shift @returns {(() => unknown) | null} */
function deedWithAlt(code, shift) {
  const place = Number(/^Digit([1-9])$/.exec(code)?.[1] ?? 0) - 1;
  if (place >= 0) return shift ? () => chooseAt(place) : () => useMemoAt(place);
  return shift ? null : (DEEDS[code] ?? null);
}

/** @type {Readonly<Record<string, () => void>>} */
const DEEDS = {
  KeyC: () => desk(openChooser),
  KeyM: () =>
    desk(() => {
      input('memo').focus();
      input('memo').select();
    }),
  KeyL: () =>
    desk(() => {
      const first = at('segments').querySelector('.row-head');
      if (first instanceof HTMLElement) first.focus();
    }),
  KeyY: () => at('diary').click(),
  KeyT: () => turnTo('settings'),
  KeyR: () => turnTo('records'),
};

/** @param {() => void} deed */
function desk(deed) {
  if (viewNow() !== 'desk') turnTo('desk');
  deed();
}
