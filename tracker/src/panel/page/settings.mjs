// Settings: privacy rules, notices, memo reminder, autostart, keys, and which house this is.
import { act, fetchJson, inTurn, now } from './desk.mjs';
import { at, foreign, make, redraw } from './dom.mjs';
import { readRules, rulesCard } from './rules.mjs';
import { dayAndClock } from './words.mjs';

/** @typedef {import('../../status-page.ts').Status} Status */
/** @typedef {Status['settings']} Settings */

const parts = {
  rules: rulesCard(),
  notices: card(),
  memo: card(),
  start: card(),
  house: card(),
};

/** The rules as they are now; the rest follows the state. */
export function openSettings() {
  at('settings').replaceChildren(...Object.values(parts));
  void readRules();
  void readAutostart();
}

/** @param {Status} state */
export function drawSettings(state) {
  const { settings, pin, keyKept, house, name, pauseKey } = state;
  redraw(parts.notices, settings.notices, () => noticesPart(settings));
  redraw(parts.memo, settings.memoReminderMinutes, () => memoPart(settings));
  redraw(parts.start, [settings.pauseKey, settings.keys, pauseKey, autostart], () =>
    startPart(settings, pauseKey),
  );
  redraw(parts.house, [pin, keyKept, house, name], () => housePart(state));
}

function card() {
  return make('section', { className: 'card' });
}

/** @param {Partial<Settings>} more */
function change(more) {
  void inTurn(() => act('/settings', { ...now().settings, ...more }));
}

/** @param {string} heading @param {...Node} children */
function part(heading, ...children) {
  return [make('h2', {}, heading), ...children];
}

/**
 * @param {string} id
 * @param {string} words
 * @param {boolean} on
 * @param {(on: boolean) => void} set
 * @param {string} hint
 */
function check(id, words, on, set, hint = '') {
  const box = make('input', { type: 'checkbox', id, checked: on });
  box.addEventListener('change', () => set(box.checked));
  const label = make('label', { htmlFor: id }, words);
  return make(
    'div',
    { className: 'check-row' },
    box,
    label,
    ...(hint ? [make('p', { className: 'quiet' }, hint)] : []),
  );
}

/** @type {readonly (readonly [kind: keyof Settings['notices'], words: string])[]} */
const NOTICES = [
  ['segment', 'A segment has ended and its picture was taken'],
  ['ended', 'Tracking ended by itself'],
  ['limit', 'The weekly limit is near, or reached'],
  ['protection', 'What you do now would not be protected'],
  ['trouble', 'Something waits, was refused or came late'],
];

/** @param {Settings} settings */
function noticesPart({ notices }) {
  const rows = NOTICES.map(([kind, words]) =>
    check(`notice-${kind}`, words, notices[kind], (on) => change({ notices: { ...notices, [kind]: on } })),
  );
  return part(
    'Notices on the desktop',
    make(
      'p',
      { className: 'quiet' },
      'This window tells all of it either way. None ever tells that a picture is being taken.',
    ),
    ...rows,
  );
}

/** @param {Settings} settings */
function memoPart({ memoReminderMinutes }) {
  const field = make('input', {
    type: 'number',
    id: 'reminder',
    min: '5',
    max: '600',
    step: '5',
    value: String(memoReminderMinutes ?? 60),
    disabled: memoReminderMinutes === null,
  });
  field.addEventListener('change', () => {
    const minutes = Math.round(Number(field.value));
    if (minutes >= 5 && minutes <= 600) change({ memoReminderMinutes: minutes });
    else field.value = String(memoReminderMinutes ?? 60);
  });
  const asked = check(
    'reminder-on',
    'Ask whether a memo is still right',
    memoReminderMinutes !== null,
    (on) => change({ memoReminderMinutes: on ? 60 : null }),
  );
  const row = make(
    'div',
    { className: 'number-row' },
    make('label', { htmlFor: 'reminder' }, 'when it has stood for'),
    field,
    'minutes',
  );
  return part('Memo', asked, row);
}

/** @param {Settings} settings @param {Status['pauseKey']} held */
function startPart({ pauseKey, keys }, held) {
  const taken = held === 'taken' ? 'Another program holds this key just now: let go of it there.' : '';
  const rows = [
    check(
      'pause-key',
      'Ctrl Alt P pauses everything, wherever the focus is',
      pauseKey,
      (on) => change({ pauseKey: on }),
      taken,
    ),
    check('single-keys', 'Single keys in this window: ?, P, W', keys, (on) => change({ keys: on })),
  ];
  const first =
    autostart === null
      ? []
      : [
          check(
            'autostart',
            'Begin with the desktop',
            autostart,
            (on) => void setAutostart(on),
            'It waits for Start; it never tracks by itself.',
          ),
        ];
  return part('Start and keys', ...first, ...rows);
}

/** Null where the desktop has nothing to begin. @type {boolean | null} */
let autostart = null;

async function readAutostart() {
  autostart = (await fetchJson('/autostart'))?.on ?? null;
  drawSettings(now());
}

/** @param {boolean} on */
async function setAutostart(on) {
  await act('/autostart', { on });
  await readAutostart();
}

/** @param {Status} state */
function housePart({ house, name, pin, keyKept }) {
  const facts = [
    ['Signed in as', foreign(name)],
    ['House', foreign(house)],
    ['Its fingerprint', pin ? make('code', { className: 'fingerprint' }, pin.fingerprint) : 'it shows none'],
    ['Known since', pin ? dayAndClock(pin.since) : '–'],
    [
      'The key of what is kept here',
      {
        keyring: 'in the desktop’s keyring',
        file: 'in a file for your account alone',
        none: 'nothing is sealed',
      }[keyKept ?? 'none'],
    ],
  ];
  const rows = facts.map(([what, value]) =>
    make('div', {}, make('dt', {}, what ?? ''), make('dd', {}, value ?? '')),
  );
  return part(
    'This tracker',
    make('dl', { className: 'facts' }, ...rows),
    make(
      'p',
      { className: 'quiet' },
      'A house can never start it, take a picture on demand, change your rules or shorten a private window without your yes.',
    ),
  );
}
