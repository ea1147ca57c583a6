// One view at a time: the desk, the settings, what is recorded. Escape and the same button lead back.
import { at, dialog, say, show } from './dom.mjs';

/** @typedef {'desk' | 'settings' | 'records'} View */

const TITLES = { desk: '', settings: 'Settings', records: 'What this tracker records, exactly' };

/** @type {View} */
let view = 'desk';
/** @type {(view: View) => void} */
let opened = () => undefined;

/** @param {(view: View) => void} onOpen */
export function wireViews(onOpen) {
  opened = onOpen;
  at('open-settings').addEventListener('click', () => turnTo('settings'));
  at('open-records').addEventListener('click', () => turnTo('records'));
  at('close-view').addEventListener('click', () => turnTo('desk'));
  at('open-keys').addEventListener('click', openKeys);
}

export function openKeys() {
  dialog('keys').showModal();
}

export function viewNow() {
  return view;
}

/** @param {View} next */
export function turnTo(next) {
  const before = view;
  view = next;
  drawView(true);
  opened(next);
  if (next !== 'desk') at('view-title').focus();
  else if (before !== 'desk') at(`open-${before}`).focus();
  scrollTo(0, 0);
}

/** @param {boolean} found whether the tracker answers */
export function drawView(found) {
  for (const each of /** @type {const} */ (['desk', 'settings', 'records']))
    show(each, found && view === each);
  show('lost', !found);
  show('bar', found);
  show('foot', found && view === 'desk');
  const desk = view === 'desk';
  show('view-title', !desk);
  show('state', desk);
  show('line', desk);
  show('close-view', !desk);
  for (const each of ['open-settings', 'open-records', 'open-keys']) show(each, desk);
  say('view-title', TITLES[view]);
}
