import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '@stint/proof/hash';
import sharp from 'sharp';
import type { Counts } from '../desk/counts.ts';
import type { Desktop } from '../desktop/detect.ts';
import type {
  ActiveWindowNames,
  CapturedPicture,
  InputCounts,
  InputState,
  SessionSignal,
} from '../desktop/ports.ts';
import { privateFolder } from '../files.ts';

/** A desktop without a screen: a test or a scenario types on it, and its pictures are small and real. */
export interface HandDesktop extends Desktop {
  /** Keys, clicks or scrolls, now. Missing: one key. */
  type(counts?: Partial<Counts>): void;
  show(window: ActiveWindowNames | null): void;
  become(state: InputState): void;
  /** How often a picture was asked for. */
  captures(): number;
  /** What the desktop says of itself; resolves when the tracker has heard it out. */
  signal(signal: SessionSignal): Promise<void>;
  /** The one key that pauses. */
  pressPauseKey(): void;
  /** From now on no picture can be taken; or it can again. */
  breakCamera(broken: boolean): void;
}

export function handDesktop(now: () => number): HandDesktop {
  const listeners: ((counts: InputCounts) => void)[] = [];
  const watchers: ((signal: SessionSignal) => void | Promise<void>)[] = [];
  const keys: (() => void)[] = [];
  let state: InputState = 'counting';
  let window: ActiveWindowNames | null = { app: 'Editor', title: 'main.ts' };
  let captures = 0;
  let broken = false;
  return {
    capabilities: {
      backend: 'x11',
      counts: true,
      idle: true,
      window: true,
      picture: 'each-monitor',
      monitors: 1,
    },
    input: {
      onCounts: (listener) => void listeners.push(listener),
      onState: () => undefined,
      state: () => state,
      close: async () => undefined,
    },
    window: {
      front: async () => window ?? 'nothing',
      read: async () => window,
      close: async () => undefined,
    },
    capture: {
      capture: async (into) => {
        captures += 1;
        if (broken) return { code: 'capture-failed', detail: 'no screen' };
        return [await drawPicture(into, captures)];
      },
    },
    session: { onSignal: (watcher) => void watchers.push(watcher), close: async () => undefined },
    pauseKey: {
      hold: () => undefined,
      state: () => 'held',
      onPress: (pressed) => void keys.push(pressed),
      close: async () => undefined,
    },
    close: async () => undefined,
    signal: async (signal) => void (await Promise.all(watchers.map((watcher) => watcher(signal)))),
    pressPauseKey: () => {
      for (const pressed of keys) pressed();
    },
    type: ({ keys, clicks, scrolls } = { keys: 1 }) => {
      const counts = { atMs: now() * 1000, keys: keys ?? 0, clicks: clicks ?? 0, scrolls: scrolls ?? 0 };
      for (const listener of listeners) listener(counts);
    },
    show: (names) => {
      window = names;
    },
    become: (next) => {
      state = next;
    },
    captures: () => captures,
    breakCamera: (next) => {
      broken = next;
    },
  };
}

const WIDTH = 64;
const HEIGHT = 40;

/** A plain colour, another one each time. */
async function drawPicture(into: string, n: number): Promise<CapturedPicture> {
  await privateFolder(into);
  const background = { r: (n * 53) % 256, g: (n * 97) % 256, b: (n * 31) % 256 };
  const bytes = await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background } })
    .webp()
    .toBuffer();
  const picture = join(into, 'monitor-0.webp');
  const thumbnail = join(into, 'monitor-0-thumbnail.webp');
  for (const path of [picture, thumbnail]) await writeFile(path, bytes, { mode: 0o600 });
  const hash = sha256(bytes);
  return {
    monitor: 0,
    picture,
    width: WIDTH,
    height: HEIGHT,
    bytes: bytes.length,
    sha256: hash,
    thumbnail,
    thumbnailBytes: bytes.length,
    thumbnailSha256: hash,
    blurred: false,
    maskedPermille: 0,
  };
}
