// What the freelancer should know: troubles that stop something, what did not go the usual way, what waits for a yes.
import { act } from './desk.mjs';
import { at, button, clipped, foreign, make, redraw, show, sign } from './dom.mjs';
import { link, visit } from './places.mjs';
import { areYouSure } from './sure.mjs';
import { asideNodes, toldNodes } from './told.mjs';
import { many, size } from './words.mjs';

/** @typedef {import('../../status-page.ts').Status} Status */

/** @param {Status} state */
export function drawNotices(state) {
  const from = [
    troublesOf(state),
    state.told,
    state.aside,
    state.windows,
    state.pin,
    state.update,
    state.note,
    state.signIn,
  ];
  redraw(at('notices'), from, () => [
    ...houseNodes(state),
    ...signInNodes(state),
    ...troubleNodes(state),
    ...windowNodes(state),
    ...toldNodes(state),
    ...asideNodes(state),
    ...updateNodes(state),
  ]);
  show('notices', at('notices').childElementCount > 0);
}

/** @param {Status} state */
export function troublesOf(state) {
  const words = [];
  const { spool } = state;
  if (state.disk === 'full') words.push('The disk is full: nothing is tracked now. Free some space.');
  if (state.disk === 'unwritable')
    words.push('The tracker cannot write to its folder: nothing is tracked now.');
  if (!state.disk && isLow(spool))
    words.push(`Little room on the disk: ${size(roomOf(spool))} until tracking stops.`);
  if (state.line === 'sign-in-again')
    words.push('Sign this tracker in again. Everything is kept until then.');
  if (state.counting === 'lost') words.push('Keys and clicks cannot be heard just now; trying again.');
  if (Math.abs(state.skewSeconds) > 300)
    words.push('Your computer’s clock and the house’s differ. Set yours right.');
  if (state.pauseKeySaid) words.push(`Ctrl+Alt+P did nothing: ${state.pauseKeySaid.says}`);
  if (state.heldSeconds > 2)
    words.push('Your clock was set back. No second is counted twice, so tracking waits.');
  for (const { code, message } of state.held)
    words.push(`The house makes something wait (${code}): ${message}`);
  return words;
}

/** @param {Status['spool']} spool */
function roomOf({ freeBytes, reserveBytes }) {
  return Math.max(0, freeBytes - reserveBytes);
}

/** Below a gigabyte it is said; where nobody has looked at the disk yet, nothing is. @param {Status['spool']} spool */
function isLow(spool) {
  return spool.freeBytes > 0 && roomOf(spool) < 1e9;
}

/** @param {Status} state */
function troubleNodes(state) {
  const troubles = troublesOf(state).map((words) =>
    make('p', { className: 'notice trouble' }, sign('note'), make('span', {}, clipped(words))),
  );
  const { note } = state;
  const missing = note
    ? [make('p', { className: 'notice told' }, sign('eye-off'), make('span', {}, note))]
    : [];
  return [...troubles, ...missing];
}

/** Where the tracker can be signed in again, and the code to compare there. @param {Status} state */
function signInNodes({ line, signIn }) {
  if (line !== 'sign-in-again' || !signIn) return [];
  const open = button('Open the sign-in page', () => void visit(signIn.address), { id: 'sign-in' });
  const words = make(
    'p',
    {},
    'Approve the code ',
    make('strong', {}, foreign(signIn.userCode)),
    ' there, if it is the same.',
  );
  return [make('div', { className: 'notice ask' }, words, make('div', { className: 'deeds' }, open))];
}

/** Another answers where the house was: nothing is sent to it before the freelancer says that it is the house. @param {Status} state */
function houseNodes({ pin, house }) {
  if (!pin?.changed) return [];
  if (pin.other === null) {
    const silent = ' does not say any more which house it is. Nothing is sent to it, and it is asked again.';
    const said = make('p', {}, sign('note'), foreign(house), silent);
    return [make('div', { className: 'notice trouble house' }, said)];
  }
  const words = make(
    'p',
    {},
    sign('note'),
    foreign(house),
    ' answers as another than the one you signed in to. Nothing is sent to it. Ask whoever runs it, and compare:',
  );
  const marks = make(
    'dl',
    { className: 'facts' },
    ...markRow('Known until now', pin.fingerprint),
    ...markRow('Answers now', pin.other),
  );
  const trust = button('It is the same house…', () => void trustHouse(pin), { id: 'trust-house' });
  return [
    make(
      'div',
      { className: 'notice trouble house' },
      words,
      marks,
      make('div', { className: 'deeds' }, trust),
    ),
  ];
}

/** @param {string} name @param {string} mark */
function markRow(name, mark) {
  return [make('dt', {}, name), make('dd', {}, make('code', { className: 'fingerprint' }, mark))];
}

/** @param {NonNullable<Status['pin']>} pin */
async function trustHouse({ other }) {
  const sure = await areYouSure({
    title: 'Trust what answers now?',
    cost: 'What waits on this computer, pictures too, is sent to it from now on.',
    what: `It answers as ${other ?? '–'}. Whoever runs the house can read that to you.`,
    word: 'Trust it',
  });
  if (sure) await act('/agree-house');
}

/** Terms that ask for less privacy than was agreed to: not obeyed until the freelancer says yes. @param {Status} state */
function windowNodes({ windows }) {
  return windows.map(({ contract, client, title, minutes, asked, pictures }) => {
    const wishes = [
      ...(asked < minutes ? [`a private window of ${many(asked, 'minute')} instead of ${minutes}`] : []),
      ...(pictures ? [`${PICTURES[pictures.asked]} instead of ${PICTURES[pictures.agreed]}`] : []),
    ];
    const agree = button('Agree', () => void act('/agree-window', { contract }), { id: `agree-${contract}` });
    const words = make(
      'p',
      {},
      foreign(client),
      ' · ',
      foreign(title),
      `: the terms ask for ${wishes.join(' and ')}. Nothing changes on this computer unless you agree.`,
    );
    return make('div', { className: 'notice ask' }, words, make('div', { className: 'deeds' }, agree));
  });
}

const PICTURES = { full: 'pictures in full', blurred: 'blurred pictures', none: 'no pictures' };

/** @param {Status} state */
function updateNodes({ update, house }) {
  if (!update) return [];
  const words = make('p', {}, `Stint ${update.version} is out. Its signature is right. `);
  words.append(link(house, { place: 'download' }, 'Get it'));
  return [make('div', { className: 'notice told' }, words)];
}
