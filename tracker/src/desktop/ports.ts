/**
 * What the tracker may know of a desktop, and nothing else. There is no field for a key code, typed
 * text, pointer coordinates or any window but the active one: what has no field cannot be recorded.
 */

/** Input that happened at one instant (ms since 1970 UTC). A key held down counts once. */
export interface InputCounts {
  readonly atMs: number;
  readonly keys: number;
  readonly clicks: number;
  readonly scrolls: number;
}

/** `lost`: the display cannot be heard just now; the counter goes on trying by itself. */
export type InputState = 'counting' | 'lost';

export interface InputCounter {
  /** Called once per counted input, in order. */
  onCounts(listener: (counts: InputCounts) => void): void;
  /** Called at every change of state, not for the state it begins with (`lost`). */
  onState(listener: (state: InputState) => void): void;
  state(): InputState;
  close(): Promise<void>;
}

/** Each part is null where the window does not tell it. Title: at most 512 UTF-16 units, no control characters. */
export interface ActiveWindowNames {
  readonly app: string | null;
  readonly title: string | null;
}

export interface ActiveWindow {
  /** Null when no window is active or the display cannot be asked. Never rejects. */
  read(): Promise<ActiveWindowNames | null>;
  close(): Promise<void>;
}

/** Two WebP files of one monitor, mode 0600, already synced to disk; hashes are lower-case hex. */
export interface CapturedPicture {
  /** 0, 1, …: from left to right. */
  readonly monitor: number;
  readonly picture: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly sha256: string;
  /** 320 px wide, never wider than the picture. */
  readonly thumbnail: string;
  readonly thumbnailBytes: number;
  readonly thumbnailSha256: string;
  /** Blurred as a whole, because the terms say so. */
  readonly blurred: boolean;
  /** The share of its area that masks blurred, in thousandths. */
  readonly maskedPermille: number;
}

export interface CaptureFault {
  readonly code: 'capture-failed' | 'capture-timeout' | 'disk-full';
  /** For the log: what went wrong, in one line. */
  readonly detail: string;
}

export interface ScreenCapture {
  /**
   * One picture per monitor, all or none. `into` is a folder for this capture alone, made with mode 0700
   * if it is missing; after a fault nothing of the capture is left in it.
   */
  capture(into: string): Promise<readonly CapturedPicture[] | CaptureFault>;
}

/** What this device can measure. `false` is "not measured", never "no activity" (P8). */
export interface Capabilities {
  readonly backend: 'x11' | 'wayland' | 'macos' | 'windows' | 'browser';
  readonly counts: boolean;
  /** The last key, click or scroll (T4). */
  readonly idle: boolean;
  readonly window: boolean;
  readonly picture: 'each-monitor' | 'whole-desktop' | 'shared' | 'none';
  readonly monitors: number;
  /** A sentence for the freelancer where something is missing. */
  readonly note?: string;
}
