import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Became, keepCurrent } from './keep-current.ts';

let lib: string;
beforeEach(async () => {
  lib = await mkdtemp(join(tmpdir(), 'stint-current-'));
  for (const version of ['0.1.0', '0.2.0']) {
    await mkdir(join(lib, version));
    await write(join(lib, version), version);
  }
  await symlink('0.1.0', join(lib, 'current'));
});
afterEach(() => rm(lib, { recursive: true }));

async function write(folder: string, version: string): Promise<void> {
  const about = {
    version,
    platform: 'linux-x64',
    form: 'deb',
    key: 'A'.repeat(43),
    signer: 'house',
    house: null,
  };
  await writeFile(join(folder, 'about.json'), JSON.stringify(about));
}

/** Does one thing before each look; `tracking` says whether a session runs at the time. */
function watch(form: 'deb' | 'home', steps: (() => unknown)[], tracking: boolean[] = []): Promise<Became> {
  const stop = new AbortController();
  return keepCurrent({
    about: { version: '0.1.0', form },
    folder: join(lib, '0.1.0'),
    isTracking: () => Promise.resolve(tracking.shift() ?? false),
    wait: async () => {
      const step = steps.shift();
      if (step) await step();
      else stop.abort();
    },
    stop: stop.signal,
  });
}

const nothing = (): void => undefined;
const own = (): string => join(lib, '0.1.0');

it('a version that the system has replaced begins again, but not under a session that runs', async () => {
  expect(await watch('deb', [nothing, () => write(own(), '0.2.0')])).toBe('replaced');
  expect(await watch('deb', [nothing, nothing], [true, true])).toBe('as-it-was');
  expect(await watch('deb', [nothing, nothing], [true, false])).toBe('replaced');
});

it('one of install.sh begins again when the next has become the current one', async () => {
  const swap = async (): Promise<void> => {
    await rm(join(lib, 'current'));
    await symlink('0.2.0', join(lib, 'current'));
  };
  expect(await watch('home', [nothing, nothing])).toBe('as-it-was');
  expect(await watch('home', [swap])).toBe('replaced');
});

it('one that was removed ends; the moment between an old file and a new one is no removal', async () => {
  const gone = (): Promise<void> => rm(join(own(), 'about.json'));
  expect(await watch('deb', [gone, () => write(own(), '0.1.0'), nothing, nothing])).toBe('as-it-was');
  expect(await watch('deb', [gone, nothing, nothing])).toBe('removed');
});
