import { rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { isRefusal } from '@stint/core/refusal';
import { configFolder, desktopEnvironment } from '../config.ts';
import { askTracker } from '../control/ask.ts';
import { findAppBrowser, readableByDefault } from '../desktop/window/browsers.ts';
import { sentenceOf } from '../refusal.ts';
import { isSignedIn, readSignedIn } from '../signed-in.ts';
import { openOwnVault } from '../vault/own-vault.ts';
import { PACKAGE_FOLDER, readAbout } from './about.ts';
import { autostartOn, launcherOf } from './autostart.ts';
import { printRefusal } from './control-words.ts';
import { forget } from './forget.ts';
import { forgetKeys } from './forget-keys.ts';
import { houseOfLink } from './house-address.ts';
import { runTracker } from './track-words.ts';
import { updateWords } from './update-words.ts';

export const about = readAbout();

const autostart = autostartOn(process.platform, {
  config: configFolder(),
  home: homedir(),
  program: launcherOf(about?.form ?? 'deb', process.platform, PACKAGE_FOLDER),
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** A browser that is a snap or a Flatpak keeps the panel's profile in a folder of its own. */
async function forgetElsewhere(folder: string): Promise<void> {
  const env = desktopEnvironment();
  const ours = join(folder, 'window');
  const browser = await findAppBrowser(env, ours);
  for (const place of [browser?.profile ?? ours, await readableByDefault(env, ours)])
    if (place !== ours && basename(place) === 'stint') await rm(place, { recursive: true, force: true });
  await autostart.forget();
}

/** What the packaged tracker can be told, beside the words for one that runs. Each answers its exit code. */
export type Deed = (told: Told) => Promise<number>;

/** The words after the first. */
export interface Told {
  readonly folder: string;
  readonly first: string | null;
  readonly yes: boolean;
  readonly window: boolean;
  readonly pace: number | null;
}

export const DEEDS: Readonly<Record<string, Deed>> = {
  open: ({ folder, window, pace, first: link }) => {
    // A link fills a field in, and does nothing else; one that is none opens the tracker all the same (TH-A5).
    const house = link === null ? null : houseOfLink(link);
    const wanted = { folder, window, startsAt: null, pace };
    return runTracker({ ...wanted, house: null, suggested: house, signInAt: 'window', about });
  },
  background: async ({ folder, pace }) => {
    // At every log-in: where nobody has signed in there is nothing to wait for.
    if (!(await isSignedIn(folder))) return 0;
    const wanted = { folder, house: null, window: false, startsAt: null, pace, suggested: null };
    return runTracker({ ...wanted, signInAt: 'not-now', about });
  },
  quit: async ({ folder }) => {
    const reply = await askTracker(folder, { deed: 'quit' });
    return 'refused' in reply && reply.refused === 'no-tracker-running'
      ? printRefusal(reply.refused, reply.says)
      : 0;
  },
  autostart: async ({ first: on }) => {
    if (on === 'on' || on === 'off') await autostart.set(on === 'on');
    say((await autostart.isOn()) ? 'It begins with your session.' : 'It begins when you open it.');
    return 0;
  },
  update: async ({ folder }) => {
    if (!about) return printRefusal('from-the-source', 'It runs from the source; bring that up to date.');
    if (!(await isSignedIn(folder)))
      return printRefusal('not-signed-in', 'Open the tracker and sign in first.');
    const own = await openOwnVault(folder);
    if (isRefusal(own)) return printRefusal(own.refused, sentenceOf(own));
    const signedIn = await readSignedIn(own);
    await own.close();
    if (!signedIn) return printRefusal('not-signed-in', 'Open the tracker and sign in first.');
    if (isRefusal(signedIn)) return printRefusal(signedIn.refused, sentenceOf(signedIn));
    const now = (): number => Math.floor(Date.now() / 1000);
    return updateWords({ about, house: signedIn.house, folder, fetch, say, now });
  },
  forget: ({ folder, yes }) => {
    const keys = (): Promise<boolean> => forgetKeys(folder);
    return forget({ folder, yes, say, keys, elsewhere: () => forgetElsewhere(folder) });
  },
};
