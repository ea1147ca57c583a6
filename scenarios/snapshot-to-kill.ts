// One snapshot's life, to be killed at any step of it: works in FOLDER for the house at HOUSE from the instant FROM on,
// on the display that the environment names, and says what the freelancer is shown. `live`: works ten minutes on a
// segment, blurs a part of its picture in the private window, and lets it go. `finish`: brings what is left.
// snapshot-to-kill.ts FOLDER HOUSE FROM live|finish
import { isRefusal } from '@stint/core/refusal';
import { segmentOf } from '@stint/core/segment';
import { screenCapture } from '@stint/tracker/desktop/capture/capture';
import { readActiveWindow } from '@stint/tracker/desktop/x11/window';
import { lockFolder } from '@stint/tracker/lock';
import { drawOf, readSignedIn, type SignedIn, writeSignedIn } from '@stint/tracker/signed-in';
import { handDesktop } from '@stint/tracker/testing/hand-desktop';
import { ANA, DEVICE } from '@stint/tracker/testing/world';
import { movedDeskClock } from '@stint/tracker/time';
import { Tracker } from '@stint/tracker/tracker';
import { openVault } from '@stint/tracker/vault/open';
import { CANARY } from './src/campaign/canaries.ts';
import { inherited } from './src/campaign/config.ts';

const [folder = '', house = '', from = '', mode = 'live', display = '', cookieFile] = process.argv.slice(2);
process.umask(0o077);
if (!lockFolder(folder)) throw new Error('somebody works here');
const vault = await openVault(folder, null);
if (isRefusal(vault)) throw new Error(vault.refused);
const place = { folder, vault, keyring: null };
const known = await readSignedIn(place);
if (known && isRefusal(known)) throw new Error(known.refused);
const signedIn = known ?? (await signInHere());
const draw = drawOf(signedIn);
let now = Number(from);
const hands = handDesktop();
const address = { display, cookieFile };
const window = readActiveWindow(address);
const env = { ...inherited(), DISPLAY: display, XAUTHORITY: cookieFile };
const desktop = { ...hands, window, capture: screenCapture(address, env) };
const clock = movedDeskClock({ now: () => now });
const ports = { folder, vault, signedIn, clock, desktop, fetch, reserveBytes: 0 };
const tracker = await Tracker.open(ports);
await tracker.ask();
if (mode === 'live') await live();
await finish();
await window.close();
process.exit(0);

async function live(): Promise<void> {
  const [first] = tracker.status().contracts;
  const refusal = await tracker.start(first?.contract ?? '', CANARY.memo);
  if (refusal) throw new Error(refusal.refused);
  const segment = segmentOf(now);
  const due = draw(segment) + 1;
  const stops = [...Array.from({ length: 11 }, (_, minute) => Number(from) + minute * 60 + 30), due];
  for (const at of stops.sort((a, b) => a - b)) {
    now = at;
    if (at !== due) hands.type({ keys: 12, clicks: 1 });
    await tracker.tick();
    await tracker.captured();
    await tracker.tick();
  }
  await tracker.stop();
  if (tracker.status().segments.some((each) => each.segment === segment)) say(`kept ${segment}`);
  const region = { monitor: 0, left: 0, top: 0, width: 300, height: 300 };
  const unblurred = await tracker.blurPicture(first?.contract ?? '', segment, [region]);
  if (!unblurred) say('blurred');
}

/** An hour later everything may leave. */
async function finish(): Promise<void> {
  now = Math.max(now, Number(from)) + 3600;
  await tracker.tick();
  await tracker.tick();
  for (let tries = 0; tracker.status().waiting > 0 && tries < 5; tries += 1) await tracker.pass();
  say(`waiting ${tracker.status().waiting}`);
  for (const { code } of tracker.status().told) say(`told ${code}`);
  await tracker.close();
}

async function signInHere(): Promise<SignedIn> {
  const snapshotSeed = Buffer.alloc(32, 7).toString('base64url');
  const fresh = { house, token: CANARY.token, device: DEVICE, person: ANA, name: 'Ana Duarte', snapshotSeed };
  await writeSignedIn(place, fresh);
  return fresh;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
