// The head: whether time is tracked, for how long, and the one button that changes it.
import { act, now } from './desk.mjs';
import { at, input, say, show } from './dom.mjs';
import { sayOrStart } from './memo.mjs';
import { clock, many, stopwatch } from './words.mjs';

/** @typedef {import('../../status-page.ts').Status} Status */

export function wireHead() {
  at('go').addEventListener('click', () => void startOrStop());
  at('pause').addEventListener('click', () => void pauseOrGoOn());
}

/** Starts, stops, or goes on with what was paused. */
export function startOrStop() {
  const { tracking, paused } = now();
  if (tracking) return act('/stop');
  return paused ? act('/go-on') : sayOrStart();
}

export function pauseOrGoOn() {
  const { tracking, paused } = now();
  if (paused && !tracking) return act('/go-on');
  return tracking ? act('/pause') : Promise.resolve(false);
}

/** What the clock does, as one word with one sign. @param {Status} state */
export function standingOf({ tracking, paused, away, elsewhere }) {
  if (tracking) return { kind: 'tracking', word: 'Tracking' };
  if (paused) return { kind: 'paused', word: 'Paused' };
  if (elsewhere) return { kind: 'elsewhere', word: 'Tracking elsewhere' };
  if (away) return { kind: 'away', word: 'You were away' };
  return { kind: 'stopped', word: 'Not tracking' };
}

/** @param {Status} state */
export function drawHead(state) {
  const { tracking, paused, contracts, chosen } = state;
  const { kind, word } = standingOf(state);
  document.body.dataset.standing = kind;
  say('state-word', word);
  say('session', stopwatch(tracking?.seconds ?? 0));
  say('session-label', tracking ? `this session, since ${clock(tracking.since)}` : 'this session');
  const goWord = tracking ? 'Stop' : paused ? 'Go on' : 'Start';
  say('go-word', goWord);
  at('go-sign').className = `sign sign-${tracking ? 'stop' : 'start'}`;
  at('go').dataset.deed = tracking ? 'stop' : 'start';
  const standing = contracts.find(({ contract }) => contract === chosen)?.standing;
  const barred =
    !tracking && !paused && (chosen === null || (standing !== undefined && standing !== 'active'));
  at('go').ariaDisabled = String(barred);
  drawPause(state);
  drawLine(state);
}

/** @param {Status} state */
function drawPause({ tracking, paused, settings }) {
  const button = at('pause');
  const words = paused && !tracking ? 'Go on' : 'Pause everything';
  if (button.firstChild?.textContent?.trim() !== words) button.firstChild?.replaceWith(`${words} `);
  const key = button.querySelector('kbd');
  if (key) show(key, settings.pauseKey);
  button.ariaDisabled = String(!tracking && !paused);
}

/** @param {Status} state */
function drawLine({ line, waiting, spool }) {
  const chip = at('line');
  chip.dataset.line = line;
  const { bringing } = spool;
  const some = waiting > 0 ? ` · ${waiting} waiting` : '';
  const words = {
    online: bringing ? `bringing ${bringing.done} of ${bringing.of}` : `online${some}`,
    offline: `offline${some}`,
    'sign-in-again': `signed out${some}`,
  }[line];
  say(chip, words);
  const kept =
    line === 'offline' ? `${many(waiting, 'segment')} kept here; brought when the house answers (T6)` : '';
  chip.title = kept;
}

/** The field has the focus where one would begin. */
export function focusFirst() {
  if (!now().tracking) input('memo').focus();
}
