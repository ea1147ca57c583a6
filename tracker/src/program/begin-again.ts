import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { bell } from '../bell.ts';
import { desktopEnvironment } from '../config.ts';
import { askTracker } from '../control/ask.ts';
import { type About, PACKAGE_FOLDER } from './about.ts';
import { type Became, keepCurrent } from './keep-current.ts';

/** Ends the tracker in good order once what it runs from was replaced, with nothing tracked, or removed. */
export async function watchOver(
  about: About,
  folder: string,
  stop: AbortController,
  say: (line: string) => void,
): Promise<Became> {
  const rest = bell();
  stop.signal.addEventListener('abort', () => rest.ring(), { once: true });
  const became = await keepCurrent({
    about,
    folder: PACKAGE_FOLDER,
    isTracking: async () => {
      const reply = await askTracker(folder, { deed: 'status' });
      return 'status' in reply && reply.status.tracking !== null;
    },
    wait: (seconds) => rest.wait(seconds),
    stop: stop.signal,
  });
  if (became === 'removed')
    say(`The tracker was removed from this computer. What it has not sent is in ${folder}.`);
  if (became === 'replaced') say('Another version is installed; the tracker begins again.');
  stop.abort();
  return became;
}

/** Starts the version that is installed now, in the background. Call it when the folder is free again. */
export function beginAgain({ form }: About, folder: string): void {
  const place = form === 'home' ? join(dirname(PACKAGE_FOLDER), 'current') : PACKAGE_FOLDER;
  const [program, ...words] =
    form === 'folder'
      ? [process.execPath, ...process.execArgv, join(place, 'app/main.mjs')]
      : [join(place, 'bin/stint-tracker')];
  const options = { detached: true, stdio: 'ignore', env: desktopEnvironment() } as const;
  const child = spawn(program, [...words, 'background', '--folder', folder], options);
  child.on('error', () => undefined); // it is gone again: whoever took it away knows
  child.unref();
}
