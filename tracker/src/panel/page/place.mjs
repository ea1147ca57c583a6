// Where the window is left, it opens again. A browser's tab has no place of its own.
import { act } from './desk.mjs';

let known = '';

/** Tells the tracker where the window is now, once it is elsewhere than where it opened. */
export function tellPlace() {
  if (!matchMedia('(display-mode: standalone)').matches || document.querySelector('dialog.look[open]'))
    return;
  const { screenX: x, screenY: y, outerWidth: width, outerHeight: height } = window;
  const place = { x, y, width, height };
  const before = known;
  known = JSON.stringify(place);
  if (before !== '' && before !== known) void act('/window', place, { quietly: true });
}
