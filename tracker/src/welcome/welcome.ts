import { join } from 'node:path';
import { isRefusal } from '@stint/core/refusal';
import { bell } from '../bell.ts';
import { desktopEnvironment, deviceName } from '../config.ts';
import { listenIn, readRequest, saying } from '../control/socket.ts';
import { openInBrowser } from '../desktop/window/browser.ts';
import { openWindow } from '../desktop/window/open.ts';
import { houseFetch } from '../pin/house-fetch.ts';
import { refuse, type TrackerRefusal } from '../refusal.ts';
import { signIn } from '../sign-in.ts';
import type { SignedIn } from '../signed-in.ts';
import { WelcomeDesk } from './desk.ts';
import { openWelcomePage } from './server.ts';

export interface WelcomeOptions {
  /** The tracker's own folder, locked. */
  readonly folder: string;
  /** What stands in the field at first; it is asked for all the same. */
  readonly suggested: string | null;
  readonly window: boolean;
  readonly say: (line: string) => void;
  readonly stop: AbortSignal;
  quit(): void;
}

export interface Welcomed {
  readonly signedIn: SignedIn;
  /** The window that signed in becomes the panel's. Resolves when it has gone there, or nobody looks. */
  moveOn(panelAddress: string): Promise<void>;
}

/**
 * The first start: a page of this computer's own asks which house one works for, and shows the code to approve there.
 * Nothing is asked of any house before somebody has pressed the button (TH-A5). Refusal: `not-signed-in` when it is
 * stopped before.
 */
export async function welcome(options: WelcomeOptions): Promise<Welcomed | TrackerRefusal> {
  const { folder, stop, say } = options;
  const env = desktopEnvironment();
  const desk = new WelcomeDesk(options.suggested, {
    signIn: (house, show, ended) => {
      const clock = bell();
      ended.addEventListener('abort', () => clock.ring(), { once: true });
      const wait = (seconds: number): Promise<void> => clock.wait(seconds);
      return signIn({
        house,
        fetch: houseFetch({ mayTalk: () => true }),
        deviceName: deviceName(),
        show,
        wait,
        stop: ended,
      });
    },
    open: (address) => openInBrowser(address, env),
  });
  const page = await openWelcomePage(desk);
  const control = await listenIn(folder, async (line) => {
    const request = readRequest(line);
    if (request?.deed === 'window') return { address: page.address() };
    if (request?.deed === 'quit') options.quit();
    return saying(refuse('not-signed-in'));
  });
  if (options.window) {
    const window = await openWindow(page.address(), env, join(folder, 'window'));
    if ('code' in window) say(window.sentence);
  } else say(`Which house? ${page.address()}`);
  const signedIn = await desk.signedIn(stop);
  await control.close();
  if (isRefusal(signedIn)) {
    await page.close();
    return signedIn;
  }
  return {
    signedIn,
    moveOn: async (panelAddress) => {
      await desk.moveOn(panelAddress, stop);
      await page.close();
    },
  };
}
