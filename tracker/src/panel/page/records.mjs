// What this tracker records, exactly, and what it never does: said from what this desktop lets it see, what the terms
// ask for and which rules are in force, not from memory.
import { now } from './desk.mjs';
import { at, foreign, make, redraw, sign } from './dom.mjs';
import { readRules } from './rules.mjs';
import { many } from './words.mjs';

/** @typedef {import('../../privacy/rules.ts').PrivacyRules} Rules */
/** @typedef {import('../../status-page.ts').Status} Status */
/** @typedef {import('../../status-page.ts').StatusContract} Contract */

/** @type {Rules | null} */
let rules = null;

/** The rules are read anew; the rest follows the state. */
export function openRecords() {
  void readRules().then((read) => {
    rules = read;
    drawRecords(now());
  });
}

/** @param {Status} state */
export function drawRecords(state) {
  const { capabilities, chosen, contracts, keyKept, tracking } = state;
  const contract = contracts.find((each) => each.contract === (tracking?.contract ?? chosen));
  redraw(at('records'), [capabilities, contract, keyKept, rules], () => [
    make('p', { className: 'lead' }, 'Between Start and Stop, and at no other time:'),
    list('Recorded', recordedOf(state, contract), 'check'),
    list('Never recorded', NEVER, 'cross'),
    list('Kept from everybody by your own rules', rulesOf(), 'eye-off'),
    list('On this desktop', desktopOf(state), 'eye'),
    list('Who sees it, and when', seenBy(contract, keyKept), 'waits'),
  ]);
}

function rulesOf() {
  if (!rules) return ['Your rules cannot be read just now.'];
  const { apps, titles, maskedApps, maskedRegions } = rules;
  const lines = [
    apps.length > 0
      ? ['No picture, no name and no title while one of these is in front: ', ...named(apps), '.']
      : null,
    titles.length > 0 ? ['The same while the title in front has: ', ...named(titles), '.'] : null,
    maskedApps.length > 0 ? ['Blurred in every picture: ', ...named(maskedApps), '.'] : null,
    maskedRegions.length > 0
      ? [`Blurred in every picture: ${many(maskedRegions.length, 'place')} on your monitors.`]
      : null,
  ].filter((line) => line !== null);
  return lines.length > 0 ? lines : ['You have none yet: Settings, “What nobody should see”.'];
}

/** @param {readonly string[]} patterns */
function named(patterns) {
  return patterns.flatMap((pattern, index) => (index === 0 ? [foreign(pattern)] : [', ', foreign(pattern)]));
}

/** @param {string} heading @param {readonly (string | readonly (Node | string)[])[]} lines @param {string} mark */
function list(heading, lines, mark) {
  const items = lines.map((line) =>
    make('li', {}, sign(mark), make('span', {}, ...(typeof line === 'string' ? [line] : line))),
  );
  return make(
    'section',
    { className: `card ${mark}` },
    make('h2', {}, heading),
    make('ul', { className: 'record-list' }, ...items),
  );
}

/** @param {Status} state @param {Contract | undefined} contract */
function recordedOf({ capabilities }, contract) {
  const { counts, idle, window, picture, monitors } = capabilities;
  const idleMinutes = contract?.idleMinutes ?? null;
  return [
    'Which seconds you worked on which contract, and why each stretch ended.',
    'Your memo, and from when on it stood.',
    counts
      ? 'For each minute, how many keys, clicks and scrolls: three numbers, nothing else.'
      : 'No counts: this desktop does not let them be measured, and that is said with each segment (P8).',
    ...(idle && idleMinutes !== null
      ? [
          `The instant of the last of them, so that tracking ends after ${many(idleMinutes, 'minute')} without one (T4).`,
        ]
      : []),
    'One snapshot in ten minutes, at an instant that was drawn and that nobody is told (T2):',
    picturesWords(picture, monitors, contract),
    window
      ? 'the name of the app in front and the title of its window, at that instant.'
      : 'no app and no window title: this desktop does not tell them.',
    'What this desktop lets the tracker see, so that “not measured” is never read as “no activity”.',
  ];
}

/** @param {string} picture @param {number} monitors @param {Contract | undefined} contract */
function picturesWords(picture, monitors, contract) {
  if (picture === 'none') return 'no picture: this desktop does not let one be taken.';
  if (contract?.snapshots === 'none') return 'no picture: the terms of this contract ask for none.';
  const blurred = contract?.snapshots === 'blurred' ? ', blurred as a whole before it is written down' : '';
  if (picture === 'shared') return `a picture of what you shared, and of nothing else${blurred}.`;
  const of =
    picture === 'whole-desktop'
      ? 'one picture of the whole desktop'
      : monitors === 1
        ? 'a picture of your monitor'
        : `a picture of each of your ${monitors} monitors`;
  return `${of}${blurred}.`;
}

const NEVER = [
  'Which keys, what text, passwords, the clipboard.',
  'Where the pointer is or what is clicked.',
  'Files, web addresses, other windows, lists of programs.',
  'Camera, microphone, location.',
  'Anything before Start, after Stop, or while paused.',
  'Anything on anybody else’s word: nobody can start it from afar, take a picture on demand or watch live.',
];

/** @param {Status} state */
function desktopOf({ capabilities, note }) {
  const { backend, counts, idle, window, picture, monitors } = capabilities;
  const yes = (/** @type {boolean} */ can, /** @type {string} */ what) =>
    `${what}: ${can ? 'yes' : 'not measured'}`;
  const names = { x11: 'X11', wayland: 'Wayland', macos: 'macOS', windows: 'Windows', browser: 'a browser' };
  const shots = {
    'each-monitor': `of each monitor (${monitors} now)`,
    'whole-desktop': 'of the whole desktop',
    shared: 'of what you share',
    none: 'none',
  };
  return [
    `${names[backend]}.`,
    yes(counts, 'Counts of keys, clicks and scrolls'),
    yes(idle, 'Last key, click or scroll'),
    yes(window, 'App and window title'),
    `Pictures: ${shots[picture]}`,
    ...(note ? [note] : []),
  ];
}

/** @param {Contract | undefined} contract @param {Status['keyKept']} keyKept */
function seenBy(contract, keyKept) {
  const kept = {
    keyring:
      'On this computer it is sealed before it is written, with a key that your desktop’s keyring keeps.',
    file: 'On this computer it is sealed before it is written. No keyring was found, so the key lies in a file that only your account can read: who can read your files can read it.',
    none: 'On this computer it lies in a folder that only your account can read.',
  }[keyKept ?? 'none'];
  const lines = [kept];
  if (contract) {
    const names = [foreign(contract.client), ' · ', foreign(contract.title), ': '];
    const minutes = contract.privateWindowMinutes;
    const words =
      minutes > 0
        ? `for ${many(minutes, 'minute')} after a segment’s end only you see it: blur it, remove its picture or delete it.`
        : 'the terms give no private window.';
    return [
      ...lines,
      [...names, words],
      'Then you and this client, in the work diary. Nobody sees a running segment, you included.',
      'You may delete a segment until its week locks, with all it holds (C3).',
    ];
  }
  return lines;
}
