import { join } from 'node:path';
import { isRefusal } from '@stint/core/refusal';
import { bell } from './bell.ts';
import { desktopEnvironment, deviceName } from './config.ts';
import { openInBrowser } from './desktop/window/browser.ts';
import { openWindow } from './desktop/window/open.ts';
import type { KeptSignIn } from './keep-sign-in.ts';
import { houseFetch } from './pin/house-fetch.ts';
import { readHouseAddress } from './program/house-address.ts';
import { refuse, type TrackerRefusal } from './refusal.ts';
import { type SignInPage, type SignInPorts, signIn } from './sign-in.ts';
import { readSignedIn, type SignedIn, writeSignedIn } from './signed-in.ts';
import type { TrackOptions } from './track-options.ts';
import type { Tracker } from './tracker.ts';
import type { OwnVault } from './vault/own-vault.ts';
import { type Welcomed, welcome } from './welcome/welcome.ts';

/** The sign-in that this folder has, or a new one. */
export async function enter(options: TrackOptions, own: OwnVault): Promise<Entered | TrackerRefusal> {
  const known = await readSignedIn(own);
  if (known && isRefusal(known)) return known;
  if (known && options.house !== null && known.house !== options.house) {
    return refuse('other-house', `This folder is signed in to ${known.house}. Choose another with --folder.`);
  }
  if (known) return { signedIn: known };
  if (options.signInAt === 'not-now') return refuse('not-signed-in');
  if (options.signInAt === 'window') {
    const suggested = options.suggested ?? options.about?.house ?? null;
    const welcomed = await welcome({ ...options, suggested });
    if (!isRefusal(welcomed)) await writeSignedIn(own, welcomed.signedIn);
    return welcomed;
  }
  const house = options.house ?? options.defaultHouse;
  if ('fault' in readHouseAddress(house)) return refuse('house-not-private');
  const signedIn = await askToSignIn(options, house, houseFetch({ mayTalk: () => true }));
  if (isRefusal(signedIn)) return signedIn;
  await writeSignedIn(own, signedIn);
  return { signedIn };
}

/** A house that does not know this tracker any more is asked to let it in once more; resolves when that was done, or not. */
export async function enterAgain(tracker: Tracker, kept: KeptSignIn, options: TrackOptions): Promise<void> {
  const { house, fetch } = tracker.client();
  const again = await askToSignIn(options, house, fetch, (page) => tracker.showSignIn(page));
  tracker.showSignIn(null);
  if (isRefusal(again)) return;
  const refusal = await tracker.signInAgain(again);
  if (!refusal) await kept.keep(again);
}

/** Signed in; `moveOn` where a window that is open already becomes the panel's. */
export type Entered = Pick<Welcomed, 'signedIn'> & Partial<Pick<Welcomed, 'moveOn'>>;

function askToSignIn(
  { say, window, folder, stop }: TrackOptions,
  house: string,
  fetch: SignInPorts['fetch'],
  shown: (page: SignInPage) => void = () => undefined,
): Promise<SignedIn | TrackerRefusal> {
  const show = (page: SignInPage): void => {
    say(`Sign this tracker in: ${page.address}`);
    say(`The code is ${page.userCode}. Approve it if it is yours.`);
    shown(page);
    // Where somebody is signed in already, if it can be: the panel's own window knows nobody.
    if (window) void showIn(page.address, join(folder, 'window'));
  };
  const clock = bell();
  stop.addEventListener('abort', () => clock.ring(), { once: true });
  const wait = (seconds: number): Promise<void> => clock.wait(seconds);
  return signIn({ house, fetch, deviceName: deviceName(), show, wait, stop });
}

/** The page of a house in the freelancer's own browser, else in a window of ours. */
async function showIn(address: string, folder: string): Promise<void> {
  const env = desktopEnvironment();
  if (!(await openInBrowser(address, env))) await openWindow(address, env, folder);
}
