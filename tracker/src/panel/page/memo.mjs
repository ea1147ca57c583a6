// What the work is: the field, the memos written last, and the gentle question whether it is still right.
import { act, now } from './desk.mjs';
import { at, button, clipped, foreign, input, make, redraw, show } from './dom.mjs';
import { labelToStart } from './label.mjs';
import { PopList } from './pop-list.mjs';
import { hours } from './words.mjs';

/** @typedef {import('../../status-page.ts').Status} Status */

/** What the field was last set to: what differs from it was written by somebody. */
let offered = '';
/** @type {PopList} */
let pop;

export function wireMemo() {
  const field = input('memo');
  pop = new PopList({
    field,
    pop: at('memo-pop'),
    list: at('memo-list'),
    options: () => now().recentMemos.map(memoOption),
    first: () => 0,
    pick: (memo) => use(memo),
  });
  at('work').addEventListener('submit', (event) => {
    event.preventDefault();
    void sayOrStart();
  });
  field.addEventListener('input', () => drawMemo(now(), now()));
  field.addEventListener('blur', () => pop.close());
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') offer(memoToOffer(now()));
  });
  at('memo-more').addEventListener('pointerdown', (event) => event.preventDefault());
  at('memo-more').addEventListener('click', () => {
    field.focus();
    if (pop.isOpen()) pop.close();
    else pop.open();
  });
}

/** The recent memo at a place, counted from 0. @param {number} place */
export function useMemoAt(place) {
  const memo = now().recentMemos[place];
  if (memo !== undefined) use(memo);
}

/** Starts, or changes the memo of what runs. */
export function sayOrStart() {
  const { tracking, chosen } = now();
  const text = input('memo').value;
  // What is in force already needs no saying.
  if (tracking?.memo === text) return Promise.resolve(true);
  if (tracking) return act('/memo', { text });
  return chosen
    ? act('/start', { contract: chosen, memo: text, label: labelToStart() })
    : Promise.resolve(false);
}

/**
 * The field follows the memo in force, but never the fingers of somebody who is writing in it.
 * @param {Status} state
 * @param {Status | null} before
 */
export function drawMemo(state, before) {
  const field = input('memo');
  const written = field.value !== offered && document.activeElement === field;
  const moved = !before || contractOf(before) !== contractOf(state);
  const wanted = memoToOffer(state);
  if (moved || (!written && wanted !== memoToOffer(before ?? state)) || state.tracking?.memo === field.value)
    offer(wanted);
  show('say', state.tracking !== null && field.value.trim() !== state.tracking.memo.trim());
  drawHint(state);
}

/** @param {string} memo */
function offer(memo) {
  offered = memo;
  if (input('memo').value !== memo) input('memo').value = memo;
}

/** @param {Status} state */
function memoToOffer({ tracking, contracts, chosen }) {
  return tracking ? tracking.memo : (contracts.find(({ contract }) => contract === chosen)?.memos[0] ?? '');
}

/** @param {Status} state */
function contractOf({ tracking, chosen }) {
  return tracking?.contract ?? chosen;
}

/** @param {string} memo */
function use(memo) {
  input('memo').value = memo;
  if (now().tracking) void act('/memo', { text: memo });
  else drawMemo(now(), now());
}

/** @param {string} memo @param {number} place */
function memoOption(memo, place) {
  const key = make('kbd', { ariaHidden: 'true' }, `Alt ${place + 1}`);
  return { key: memo, children: [make('span', { className: 'option-memo' }, foreign(memo)), key] };
}

/** Until when somebody has said that the memo is still right. */
let rightUntil = { memo: '', seconds: 0 };

/** @param {Status} state */
function drawHint(state) {
  const { tracking, settings, chosen } = state;
  const blank = input('memo').value.trim() === '';
  const seconds = tracking ? (Date.parse(state.now) - Date.parse(tracking.memoSince)) / 1000 : 0;
  const every =
    settings.memoReminderMinutes === null ? Number.POSITIVE_INFINITY : settings.memoReminderMinutes * 60;
  const asked = tracking && rightUntil.memo === tracking.memo + tracking.memoSince ? rightUntil.seconds : 0;
  const old = tracking !== null && !blank && seconds - asked >= every;
  const words = old ? `Same memo for ${hours(Math.floor(seconds / 60) * 60)}. Still right?` : '';
  redraw(at('memo-hint'), [blank && chosen, words], () => {
    if (blank && chosen)
      return [
        make('span', { className: 'sign sign-shield-open', ariaHidden: 'true' }),
        'Without a memo it counts, unprotected (P5).',
      ];
    if (!old) return [];
    const yes = button(
      'Yes',
      () => {
        rightUntil = { memo: `${tracking?.memo}${tracking?.memoSince}`, seconds };
        drawHint(now());
        input('memo').focus();
      },
      { id: 'memo-right', className: 'link' },
    );
    return [clipped(words), ' ', yes];
  });
}
