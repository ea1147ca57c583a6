// Speaks with the tracker: enters with the one-time token of the address, asks for its state, passes on deeds. It
// decides nothing.
/** @typedef {import('../../status-page.ts').Status} Status */

const KEY = 'stint-panel';

/** @type {Status | null} */
let state = null;
/** @type {(next: Status | null, before: Status | null) => void} */
let draw = () => undefined;
/** @type {(words: string) => void} */
let refuse = () => undefined;

/** The token is used once and leaves the address at once; the key stays in this window alone. */
export async function enter() {
  const token = location.hash.slice(1);
  history.replaceState(null, '', '/');
  if (!token) return;
  const answer = await fetch('/session', { method: 'POST', body: JSON.stringify({ token }) });
  if (answer.ok) sessionStorage.setItem(KEY, (await answer.json()).key);
}

/**
 * @param {(next: Status | null, before: Status | null) => void} onState null: the tracker does not answer
 * @param {(words: string) => void} onRefusal blank: the last one is over
 */
export function listen(onState, onRefusal) {
  draw = onState;
  refuse = onRefusal;
}

/** What the tracker last said. */
export function now() {
  if (!state) throw new Error('nothing was said yet');
  return state;
}

/** The same, or null while it does not answer. */
export function lastHeard() {
  return state;
}

/** Deeds begun and ended: an answer that was asked for before one of them is out of date. */
let deeds = 0;

/** Resolves when the state was drawn; false where nobody answered. */
export async function refresh() {
  const before = deeds;
  const answer = await ask('/state').catch(() => null);
  const heard = answer?.ok ? await stateIn(answer) : null;
  if (before === deeds) take(heard);
  return state !== null;
}

/**
 * Does one deed, and draws what came of it. False where it was refused, which is told, unless `quietly`.
 * @param {string} path
 * @param {unknown} body
 * @param {{ quietly?: boolean }} how
 */
export async function act(path, body = {}, { quietly = false } = {}) {
  if (!quietly) refuse('');
  deeds += 1;
  const answer = await ask(path, { method: 'POST', body: JSON.stringify(body) }).catch(() => null);
  deeds += 1;
  if (answer?.ok) {
    take(await stateIn(answer));
    return true;
  }
  const letter = answer?.status === 409 ? await stateIn(answer) : null;
  if (letter) take(letter.state);
  if (!quietly) refuse(letter?.says ?? 'The tracker did not answer. Try again.');
  return false;
}

/** @type {Promise<unknown>} */
let last = Promise.resolve();

/**
 * One after the other: a change that builds on what is so must see the one before it done.
 * @template Result
 * @param {() => Promise<Result>} deed
 * @returns {Promise<Result>}
 */
export function inTurn(deed) {
  const done = last.then(deed);
  last = done.catch(() => undefined);
  return done;
}

/**
 * Null where there is none. @param {string} path
 * @returns {Promise<Blob | null>}
 */
export async function fetchPicture(path) {
  const answer = await ask(path).catch(() => null);
  return answer?.ok ? answer.blob() : null;
}

/** @param {string} path @returns {Promise<any>} */
export async function fetchJson(path) {
  const answer = await ask(path).catch(() => null);
  return answer?.ok ? answer.json() : null;
}

/** Longer than any text that a house takes. */
const MOST = 2000;

/** What the tracker says; a text that is longer than any can be is cut, so that none holds up the window. @param {Response} answer */
async function stateIn(answer) {
  const cut = (/** @type {string} */ _, /** @type {unknown} */ value) =>
    typeof value === 'string' && value.length > MOST ? `${value.slice(0, MOST)}…` : value;
  return JSON.parse(await answer.text(), cut);
}

/** @param {Status | null} next */
function take(next) {
  const before = state;
  state = next;
  draw(next, before);
}

/** @param {string} path @param {RequestInit} options */
function ask(path, options = {}) {
  return fetch(path, { ...options, headers: { 'x-stint-panel': sessionStorage.getItem(KEY) ?? '' } });
}
