// What the freelancer should know: troubles that stop something, what did not go the usual way, what waits for a yes.
import { act } from './desk.mjs';
import { at, button, clipped, foreign, make, redraw, show, sign } from './dom.mjs';
import { link } from './places.mjs';
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
    state.pin?.changed,
    state.update,
    state.note,
  ];
  redraw(at('notices'), from, () => [
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
  const { spool, signIn } = state;
  if (state.disk === 'full') words.push('The disk is full: nothing is tracked now. Free some space.');
  if (state.disk === 'unwritable')
    words.push('The tracker cannot write to its folder: nothing is tracked now.');
  if (!state.disk && isLow(spool))
    words.push(`Little room on the disk: ${size(roomOf(spool))} until tracking stops.`);
  if (state.line === 'sign-in-again') {
    const where = signIn ? ` Open ${signIn.address} and approve the code ${signIn.userCode}.` : '';
    words.push(`Sign this tracker in again. Everything is kept until then.${where}`);
  }
  if (state.pin?.changed)
    words.push(
      'The house answers as another than the one you signed in to. Nothing is sent to it. Ask who runs it, and compare the fingerprint in Settings.',
    );
  if (state.counting === 'lost') words.push('Keys and clicks cannot be heard just now; trying again.');
  if (Math.abs(state.skewSeconds) > 300)
    words.push('Your computer’s clock and the house’s differ. Set yours right.');
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
