// The large view of a finished segment's pictures. While only the freelancer sees it, regions of it can be blurred, all
// of it, or the picture can be taken out.
import { now } from './desk.mjs';
import { button, dialog, foreign, make, redraw, say } from './dom.mjs';
import { pictureOf } from './pictures.mjs';
import { hiddenPermille, RegionEditor } from './regions.mjs';
import { alwaysBlur } from './rules.mjs';
import { blurPicture, deleteSegment, removePicture, sendNow } from './segment-deeds.mjs';
import { shareWords, wholeOf } from './verdicts.mjs';
import { between, when } from './words.mjs';

/** @typedef {import('../../status-page.ts').StatusLast} Finished */

/** @type {Finished | null} */
let shown = null;
let monitor = 0;

const image = make('img', { alt: '' });
const missing = make('p', { className: 'quiet' });
const editor = new RegionEditor(() => drawWords());
const frame = make('div', { className: 'frame' }, image, editor.layer);
const title = make('h2', { id: 'look-title' });
const facts = make('div', { className: 'quiet' });
const monitors = make('div', { className: 'monitors', role: 'group', ariaLabel: 'Monitor' });
const words = make('p', { className: 'look-words', role: 'status' });
const deeds = make('div', { className: 'deeds' });

/** Which of the pictures that were asked for is the one to show. */
let turn = 0;

/** Where the window was before it was made large enough to look. @type {(() => void) | null} */
let shrink = null;

export function wireLook() {
  const close = button('Close', () => dialog('look').close(), { className: 'look-close' });
  const head = make('div', { className: 'section-head' }, title, close);
  dialog('look').replaceChildren(head, facts, monitors, frame, missing, words, deeds);
  dialog('look').addEventListener('close', () => {
    shown = null;
    image.removeAttribute('src');
    shrink?.();
    shrink = null;
  });
}

/** @param {Finished} finished */
export function openLook(finished) {
  shown = finished;
  editor.clear();
  shrink ??= enlarge();
  dialog('look').showModal();
  turnTo(0);
  drawLook();
}

/** A window of its own grows to see by; where it may not, in a browser's tab, nothing happens. */
function enlarge() {
  const { outerWidth, outerHeight, screenX, screenY } = window;
  if (outerWidth >= 800) return null;
  const { availWidth, availHeight } = screen;
  const [width, height] = [Math.min(availWidth - 32, 1240), Math.min(availHeight - 32, 940)];
  window.moveTo(
    Math.max(16, Math.min(screenX, availWidth - width - 16)),
    Math.max(16, Math.min(screenY, availHeight - height - 16)),
  );
  window.resizeTo(width, height);
  return () => {
    window.resizeTo(outerWidth, outerHeight);
    window.moveTo(screenX, screenY);
  };
}

/** As things are now: a private window may end while one looks. */
export function drawLook() {
  if (!shown) return;
  const id = shown;
  const next = now().segments.find(
    ({ contract, segment }) => contract === id.contract && segment === id.segment,
  );
  if (!next) return dialog('look').close();
  const changed = next.maskedPermille !== shown.maskedPermille || next.withheld !== shown.withheld;
  shown = next;
  if (changed) turnTo(monitor);
  say(title, `${between(next.start, next.end)}`);
  redraw(facts, [next.client, next.title, next.memo, next.seen, next.privateUntil, next.waits], () =>
    factNodes(next),
  );
  redraw(monitors, [next.monitors, monitor], () => monitorButtons(next));
  const isPrivate = next.privateUntil !== null;
  editor.layer.hidden = !isPrivate;
  redraw(deeds, [next, isPrivate, editor.regions.length], () => deedButtons(next, isPrivate));
  drawWords();
}

/** @param {Finished} finished */
function factNodes(finished) {
  const { client, title, memo, seen } = finished;
  const work = [foreign(client), ' · ', foreign(title), ...(memo ? [': ', foreign(memo)] : [])];
  const lines = [make('p', {}, ...work)];
  if (seen?.app || seen?.title) {
    lines.push(
      make('p', {}, 'In front: ', foreign(seen.app ?? 'no name'), ', ', foreign(seen.title ?? 'no title')),
    );
  }
  return [...lines, make('p', {}, whoSees(finished))];
}

/** @param {Finished} finished */
function whoSees({ privateUntil, waits }) {
  if (privateUntil !== null) return `Only you see it until ${when(privateUntil, now().now)}.`;
  return waits
    ? 'It is on its way to the house; then the client sees it in the work diary.'
    : 'The client sees it in the work diary.';
}

/** @param {Finished} finished */
function monitorButtons(finished) {
  if (finished.monitors < 2) return [];
  return Array.from({ length: finished.monitors }, (_, which) =>
    button(`Monitor ${which + 1}`, () => turnTo(which), {
      id: `monitor-${which}`,
      ariaPressed: String(which === monitor),
    }),
  );
}

/** @param {number} which */
function turnTo(which) {
  const finished = shown;
  if (!finished) return;
  monitor = which;
  turn += 1;
  const asked = turn;
  editor.turnTo(which);
  image.alt = `Your screen in ${between(finished.start, finished.end)}${finished.monitors > 1 ? `, monitor ${which + 1}` : ''}`;
  void pictureOf(finished, which, 'picture')
    .then((address) => address ?? pictureOf(finished, which, 'thumbnail'))
    .then((address) => {
      if (asked !== turn || !shown) return;
      frame.hidden = address === null;
      if (address) image.src = address;
      say(missing, address ? '' : 'The picture is not on this computer any more. The diary shows it.');
    });
  drawLook();
}

/** @param {Finished} finished @param {boolean} isPrivate */
function deedButtons(finished, isPrivate) {
  const gone = () => void deleteSegment(finished);
  const remove = button('Delete…', gone, { id: 'look-delete', className: 'quiet-danger' });
  if (!isPrivate) return [remove];
  const chosen = editor.regions.length;
  const blur = button(
    chosen > 0 ? `Blur ${chosen === 1 ? 'this region' : `these ${chosen}`}` : 'Blur all of it',
    () => void blurNow(finished),
    { id: 'look-blur', className: 'primary' },
  );
  const always = button('Always blur here', () => void alwaysBlurThese(finished), { id: 'look-always' });
  return [
    button('Add a region', () => editor.add(), { id: 'look-add' }),
    blur,
    ...(chosen > 0 ? [always] : []),
    button('Remove picture…', () => void removePicture(finished), { id: 'look-remove' }),
    button('Send now', () => void sendNow(finished), { id: 'look-send' }),
    remove,
  ];
}

/** @param {Finished} finished */
async function alwaysBlurThese(finished) {
  const regions = [...editor.regions];
  if ((await alwaysBlur(regions)) && (await blurPicture(finished, regions))) editor.clear();
}

/** @param {Finished} finished */
async function blurNow(finished) {
  const regions = editor.regions;
  if (await blurPicture(finished, regions.length > 0 ? regions : 'whole')) editor.clear();
}

/** P7: from half of one monitor on it is as if there were no picture. */
function drawWords() {
  if (!shown) return;
  const finished = shown;
  const count = Math.max(1, finished.monitors);
  const regions = editor.regions;
  const drawn = Math.max(...Array.from({ length: count }, (_, each) => hiddenPermille(regions, each)));
  const share = Math.min(1000, drawn + finished.maskedPermille);
  if (finished.privateUntil === null) return say(words, '');
  const half = ` From half${count > 1 ? ' of one monitor' : ''} on, the segment counts and is not protected (P7).`;
  if (regions.length === 0)
    say(
      words,
      `Draw over what nobody should see. It is blurred for good before it leaves this computer; where all of it is, app and title stay here too.${half}`,
    );
  else say(words, `${shareWords(share)} of ${wholeOf(count)} will be blurred.${half}`);
  redraw(deeds, [finished, true, regions.length], () => deedButtons(finished, true));
}
