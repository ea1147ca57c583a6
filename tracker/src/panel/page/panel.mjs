// The panel's beginning: enters, asks for the state while somebody can see it, and draws each one.
import { announce } from './announce.mjs';
import { drawChooser, wireChooser } from './chooser.mjs';
import { enter, lastHeard, listen, now, refresh } from './desk.mjs';
import { at, redraw, say, show, sign } from './dom.mjs';
import { drawFinished } from './finished.mjs';
import { drawHead, focusFirst, wireHead } from './head.mjs';
import { wireKeys } from './keys.mjs';
import { drawLabel, wireLabel } from './label.mjs';
import { drawLook, wireLook } from './look.mjs';
import { drawMemo, wireMemo } from './memo.mjs';
import { drawNotices } from './notices.mjs';
import { tellPlace } from './place.mjs';
import { drawRecords, openRecords } from './records.mjs';
import { drawSettings, openSettings } from './settings.mjs';
import { drawStage } from './stage.mjs';
import { drawSums } from './sums.mjs';
import { drawView, viewNow, wireViews } from './views.mjs';
import { many, size } from './words.mjs';

/** @typedef {import('../../status-page.ts').Status} Status */

listen(draw, refuse);
wireHead();
wireChooser();
wireMemo();
wireLabel();
wireLook();
wireKeys();
wireViews((view) => {
  if (view === 'settings') openSettings();
  if (view === 'records') openRecords();
  drawOpenView();
});
at('toast-close').addEventListener('click', () => refuse(''));

/** @type {ReturnType<typeof setTimeout> | undefined} */
let due;

/** Once a second while the window can be seen; a second that was missed or met twice moves the beat. */
async function again() {
  const before = Date.parse(lastHeard()?.now ?? '');
  let step = 1;
  try {
    await refresh();
    step = (Date.parse(lastHeard()?.now ?? '') - before) / 1000;
  } finally {
    clearTimeout(due);
    if (!document.hidden) due = setTimeout(() => void again(), step === 0 || step === 2 ? 700 : 1000);
  }
}

/** @param {Status | null} next @param {Status | null} before */
function draw(next, before) {
  drawView(next !== null);
  if (!next) return;
  announce(next, before);
  drawHead(next);
  drawChooser(next);
  drawMemo(next, before);
  drawLabel(next);
  drawSums(next);
  drawStage(next);
  drawNotices(next);
  drawFinished(next);
  drawLook();
  drawDisk(next);
  drawOpenView();
  tellPlace();
}

function drawOpenView() {
  if (viewNow() === 'settings') drawSettings(now());
  if (viewNow() === 'records') drawRecords(now());
}

/** Plenty of room needs no words. */
const PLENTY = 10e9;

/** What waits on this computer, and its room. @param {Status} state */
function drawDisk({ waiting, spool }) {
  const kept = spool.bytes > 0 ? `${size(spool.bytes)} kept here` : many(waiting, 'segment');
  const isScarce = spool.freeBytes > 0 && spool.freeBytes < PLENTY;
  const words =
    waiting === 0 ? 'Nothing waits here' : `${kept}${isScarce ? `, ${size(spool.freeBytes)} free` : ''}`;
  redraw(at('disk'), words, () => (waiting > 0 ? [sign('disk'), words] : [words]));
}

/** @param {string} words */
function refuse(words) {
  say('refusal', words);
  show('toast', words !== '');
}

// Last, when all of the above is there.
await enter();
if (await refresh()) focusFirst();
due = setTimeout(() => void again(), 1000);
document.addEventListener('visibilitychange', () => {
  clearTimeout(due);
  if (!document.hidden) void again();
});
