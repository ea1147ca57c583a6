// The segments that are over, the newest first: picture, verdict, why, and what can still be done.
import { now } from './desk.mjs';
import { at, button, foreign, keyed, make, redraw, say, show, sign } from './dom.mjs';
import { openLook } from './look.mjs';
import { letGo, pictureOf } from './pictures.mjs';
import { addressOf, lead, visit } from './places.mjs';
import { deleteSegment, removePicture, sendNow } from './segment-deeds.mjs';
import { noPictureWord, pictureWords, verdictOf } from './verdicts.mjs';
import { between, minutes } from './words.mjs';

/** @typedef {import('../../status-page.ts').Status} Status */
/** @typedef {import('../../status-page.ts').StatusLast} Finished */

/** The row that is open; null: the newest. @type {string | null} */
let opened = null;

/** @type {WeakMap<HTMLElement, (finished: Finished, state: Status) => void>} */
const updates = new WeakMap();

/** @param {Status} state */
export function drawFinished(state) {
  const { segments, settling, house, chosen, now: instant } = state;
  say(at('settling'), settling ? settlingWords(state, settling) : '');
  show('settling', settling !== null);
  keyed(at('segments'), segments, keyOf, createRow, (row, each) => updates.get(row)?.(each, state));
  show('no-segments', segments.length === 0 && settling === null);
  const diary = /** @type {HTMLAnchorElement} */ (at('diary'));
  lead(diary, house, chosen ? { place: 'diary', contract: chosen, at: instant } : { place: 'home' });
  letGo(segments);
}

/** T4. @param {Status} state @param {NonNullable<Status['settling']>} settling */
function settlingWords({ capabilities }, { start, end }) {
  const input = capabilities.counts ? 'your next key, click or scroll' : 'the next sign of you';
  return `${between(start, end)} comes here with ${input}: till then it is not known where your work ended (T4).`;
}

/** @param {Finished} finished */
function keyOf({ contract, segment }) {
  return `${contract} ${segment}`;
}

/** @param {Finished} created @returns {HTMLElement} */
function createRow(created) {
  let finished = created;
  const key = keyOf(created);
  const picture = button('', () => openLook(finished), { className: 'thumb' });
  const time = make('span', { className: 'time' });
  const work = make('span', { className: 'work' });
  const worth = make('span');
  const verdict = make('span', { className: 'verdict' });
  const toggle = button('', () => toggleRow(key), { className: 'row-head' });
  const counts = make(
    'span',
    { className: 'worth' },
    make('span', { className: 'visually-hidden' }, 'counts '),
    worth,
  );
  toggle.append(make('span', { className: 'row-line' }, time, work, counts), verdict);
  const body = make('div', { className: 'row-body' });
  const row = make('li', { className: 'segment' }, picture, toggle, body);
  row.addEventListener('keydown', (event) => rowKey(event, row, finished));

  updates.set(row, (next, state) => {
    finished = next;
    const open = opened === null ? state.segments[0] === next : opened === key;
    const span = between(next.start, next.end);
    say(time, span);
    redraw(work, [next.memo], () => (next.memo.trim() === '' ? ['no memo'] : [foreign(next.memo)]));
    const { kind, words } = verdictOf(next, state.now);
    verdict.dataset.verdict = kind;
    redraw(verdict, [kind, words], () => [sign(SIGNS[kind] ?? 'dash'), words]);
    say(worth, minutes(next.countedSeconds));
    worth.classList.toggle('nothing', next.countedSeconds === 0);
    toggle.ariaExpanded = String(open);
    row.classList.toggle('open', open);
    show(body, open);
    if (open) redraw(body, [next, bodyFrom(state, next)], () => bodyNodes(next, state));
    drawThumb(picture, next, span);
  });
  return row;
}

/** @type {Readonly<Record<string, string>>} */
const SIGNS = { protected: 'shield', open: 'shield-open', waits: 'waits', none: 'dash' };

/** @param {Status} state @param {Finished} finished */
function bodyFrom({ contracts, house }, { contract }) {
  return [contracts.find((each) => each.contract === contract)?.snapshots, house];
}

/** @param {Finished} finished @param {Status} state */
function bodyNodes(finished, state) {
  const { client, title, reasons, contract, segment } = finished;
  const why = make(
    'a',
    { target: '_blank', rel: 'noreferrer', className: 'why', id: `why-${contract}-${segment}` },
    'Why?',
  );
  lead(why, state.house, whyPlace(finished));
  const work = make(
    'p',
    { className: 'quiet' },
    foreign(client),
    ' · ',
    foreign(title),
    ...memoNodes(finished),
  );
  /** @type {HTMLElement[]} */
  const nodes = [make('div', { className: 'section-head' }, work, why)];
  if (reasons.length > 0)
    nodes.push(
      make('ul', { className: 'reasons' }, ...reasons.map(({ sentence }) => make('li', {}, sentence))),
    );
  const words = pictureWords(finished);
  if (words) nodes.push(make('p', { className: 'quiet' }, words));
  return [...nodes, make('div', { className: 'deeds' }, ...deedButtons(finished))];
}

/** @param {Finished} finished */
function memoNodes({ memo }) {
  return memo.trim() === '' ? [] : [': ', foreign(memo)];
}

/** @param {Finished} finished */
function deedButtons(finished) {
  const { privateUntil, thumbnail, contract, segment } = finished;
  const id = `${contract}-${segment}`;
  const gone = button('Delete…', () => void deleteSegment(finished), {
    id: `delete-${id}`,
    className: 'quiet-danger',
  });
  if (privateUntil === null) return [gone];
  const send = button('Send now', () => void sendNow(finished), { id: `send-${id}` });
  if (!thumbnail) return [send, gone];
  const blur = button('Blur…', () => openLook(finished), { id: `look-${id}` });
  const remove = button('Remove picture…', () => void removePicture(finished), { id: `remove-${id}` });
  return [blur, remove, send, gone];
}

/** @param {HTMLElement} picture @param {Finished} finished @param {string} span */
function drawThumb(picture, finished, span) {
  const { thumbnail, maskedPermille, withheld } = finished;
  redraw(picture, [thumbnail, maskedPermille, withheld, span], () => {
    if (!thumbnail) return [make('span', { className: 'no-picture' }, noPictureWord(finished))];
    const image = make('img', { alt: `Your screen in ${span}: look at it` });
    void pictureOf(finished, 0, 'thumbnail').then((address) => {
      if (address) image.src = address;
    });
    return [image];
  });
  picture.toggleAttribute('disabled', !thumbnail);
}

/** @param {string} key */
function toggleRow(key) {
  const newest = now().segments[0];
  const isOpen = opened === null ? newest !== undefined && keyOf(newest) === key : opened === key;
  opened = isOpen ? '' : key;
  drawFinished(now());
}

/** @param {Finished} finished @returns {import('./places.mjs').Place} */
function whyPlace({ contract, segment, start }) {
  return { place: 'why', contract, at: start, segment };
}

/** Arrows go from row to row; the letters are those of the diary. @param {KeyboardEvent} event @param {HTMLElement} row @param {Finished} finished */
function rowKey(event, row, finished) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const rows = [...at('segments').children];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) {
    const next = rows[rows.indexOf(row) + step]?.querySelector('.row-head');
    if (next instanceof HTMLElement) next.focus();
  } else if (event.key === 'Delete') void deleteSegment(finished);
  else if (!now().settings.keys) return;
  else if (event.key === 'p' || event.key === 'b') openLook(finished);
  else if (event.key === 'w') void visit(addressOf(now().house, whyPlace(finished)));
  else return;
  event.preventDefault();
}
