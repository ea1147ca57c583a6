import sharp from 'sharp';
import type { Counts } from '../desk/counts.ts';
import type { Desktop } from '../desktop/detect.ts';
import type {
  ActiveWindowNames,
  Capabilities,
  CapturedPicture,
  CaptureWish,
  InputCounts,
  InputState,
  SessionSignal,
} from '../desktop/ports.ts';
import { keepPicture } from './keep-picture.ts';

/** A desktop without a screen: a test or a scenario types on it, and its pictures are small and real. */
export interface HandDesktop extends Desktop {
  /** Keys, clicks or scrolls, now. Missing: one key. */
  type(counts?: Partial<Counts>): void;
  /** One key, which the desktop tells of when it is asked the next time; it then happened `agoMs` before. */
  typeUntold(agoMs: number): void;
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

export function handDesktop(): HandDesktop {
  let window: ActiveWindowNames | null = { app: 'Editor', title: 'main.ts' };
  let captures = 0;
  let broken = false;
  return {
    capabilities: CAPABILITIES,
    window: {
      front: async () => window ?? 'nothing',
      read: async () => window,
      close: async () => undefined,
    },
    capture: {
      placesApps: true,
      capture: async (into, wish) => {
        captures += 1;
        if (broken) return { code: 'capture-failed', detail: 'no screen' };
        return (await wish.mayKeep()) ? [await drawPicture(into, captures, wish)] : null;
      },
    },
    ...handInput(),
    ...handSession(),
    close: async () => undefined,
    show: (names) => {
      window = names;
    },
    captures: () => captures,
    breakCamera: (next) => {
      broken = next;
    },
  };
}

function handInput(): Pick<HandDesktop, 'become' | 'input' | 'type' | 'typeUntold'> {
  const listeners: ((counts: InputCounts) => void)[] = [];
  const tell = (counts: InputCounts): void => {
    for (const listener of listeners) listener(counts);
  };
  let untold: number[] = [];
  let state: InputState = 'counting';
  return {
    input: {
      onCounts: (listener) => void listeners.push(listener),
      onState: () => undefined,
      state: () => state,
      drain: () => {
        const drained = untold;
        untold = [];
        for (const agoMs of drained) tell({ agoMs, keys: 1, clicks: 0, scrolls: 0 });
      },
      close: async () => undefined,
    },
    type: ({ keys, clicks, scrolls } = { keys: 1 }) => {
      tell({ agoMs: 0, keys: keys ?? 0, clicks: clicks ?? 0, scrolls: scrolls ?? 0 });
    },
    typeUntold: (agoMs) => void untold.push(agoMs),
    become: (next) => {
      state = next;
    },
  };
}

const CAPABILITIES: Capabilities = {
  backend: 'x11',
  counts: true,
  idle: true,
  window: true,
  picture: 'each-monitor',
  monitors: 1,
};

function handSession(): Required<Pick<HandDesktop, 'session' | 'pauseKey' | 'signal' | 'pressPauseKey'>> {
  const watchers: ((signal: SessionSignal) => void | Promise<void>)[] = [];
  const keys: (() => void)[] = [];
  return {
    session: { onSignal: (watcher) => void watchers.push(watcher), close: async () => undefined },
    pauseKey: {
      hold: () => undefined,
      state: () => 'held',
      onPress: (pressed) => void keys.push(pressed),
      close: async () => undefined,
    },
    signal: async (signal) => {
      for (const watcher of watchers) await watcher(signal);
    },
    pressPauseKey: () => {
      for (const pressed of keys) pressed();
    },
  };
}

const WIDTH = 64;
const HEIGHT = 40;

/** A plain colour, another one each time. */
async function drawPicture(into: string, n: number, wish: CaptureWish): Promise<CapturedPicture> {
  const background = { r: (n * 53) % 256, g: (n * 97) % 256, b: (n * 31) % 256 };
  const picture = await sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background } })
    .webp()
    .toBuffer();
  return keepPicture(into, wish, { width: WIDTH, height: HEIGHT, picture, thumbnail: picture });
}
