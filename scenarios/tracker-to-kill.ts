// A tracker to be killed: works in FOLDER, where it is signed in, from the instant FROM on, as fast as it can, and says
// `kept SEGMENT` for each one that it has shown its freelancer as recorded; it uploads meanwhile. With `hasty` its
// spool says so before it has written: the control, with the safety removed. With `bring` it records no more, brings
// all that waits, says what it tells its freelancer, and ends. tracker-to-kill.ts FOLDER FROM [hasty|bring]
import { setTimeout as pause } from 'node:timers/promises';
import { MINUTE_SECONDS } from '@stint/core/instant';
import { isRefusal } from '@stint/core/refusal';
import { segmentOf } from '@stint/core/segment';
import type { Desktop } from '@stint/tracker/desktop/detect';
import { lockFolder } from '@stint/tracker/lock';
import { drawOf, readSignedIn } from '@stint/tracker/signed-in';
import { handDesktop } from '@stint/tracker/testing/hand-desktop';
import { testVault } from '@stint/tracker/testing/vault';
import { movedDeskClock } from '@stint/tracker/time';
import { Tracker } from '@stint/tracker/tracker';
import { Chance } from './src/campaign/chance.ts';
import { makeSpoolHasty } from './src/campaign/hasty-spool.ts';
import { drawPicture } from './src/campaign/picture.ts';

const [folder = '', from = '', mode = 'careful'] = process.argv.slice(2);
if (mode === 'hasty') makeSpoolHasty();
const lock = lockFolder(folder);
const vault = testVault();
const signedIn = await readSignedIn({ folder, vault, keyring: null });
if (!lock || !signedIn || isRefusal(signedIn))
  throw new Error(lock ? 'nobody is signed in here' : 'somebody works here');
const draw = drawOf(signedIn);
let now = Number(from);
let said = -1;
const hands = handDesktop();
const chance = new Chance(`${folder} ${from}`);
const desktop: Desktop = {
  ...hands,
  capture: { placesApps: true, capture: async (into, wish) => [await drawPicture(into, wish, chance)] },
};
const tracker = await Tracker.open({
  folder,
  vault,
  signedIn,
  clock: movedDeskClock({ now: () => now }),
  desktop,
  fetch,
  reserveBytes: 0,
});
tracker.onWork(sayKept);
await tracker.ask();
const uploading = keepBringing();
if (mode === 'bring') {
  await uploading;
  say(JSON.stringify(tracker.status().told));
  process.exit(0);
}
const refusal = await tracker.start(tracker.status().contracts[0]?.contract ?? '', 'Header colours');
if (refusal) throw new Error(refusal.refused);
for (;;) await workAMinute();

/** Looks up when the snapshot is due, types at the half of the minute, and looks up at its end. */
async function workAMinute(): Promise<void> {
  const begun = now;
  const due = draw(segmentOf(begun)) + 1;
  const stops = new Set([begun + MINUTE_SECONDS / 2, due, begun + MINUTE_SECONDS]);
  for (const at of [...stops].sort((a, b) => a - b)) {
    if (at <= begun || at > begun + MINUTE_SECONDS) continue;
    now = at;
    if (at === begun + MINUTE_SECONDS / 2) hands.type({ keys: 12, clicks: 1 });
    await tracker.tick();
    await tracker.captured();
  }
}

async function keepBringing(): Promise<void> {
  for (;;) {
    await tracker.pass();
    if (mode === 'bring' && tracker.status().waiting === 0) return;
    await pause(10);
  }
}

/** What the freelancer is shown as the last recorded segment, once. */
function sayKept(): void {
  const last = tracker.status().last;
  if (!last || last.segment === said) return;
  said = last.segment;
  say(`kept ${said}`);
}

/** Written to the pipe before it returns: a kill right after it cannot take it back. */
function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
