import type { CapturedPicture, CaptureFault } from '../desk/picture.ts';
import type { Region } from '../privacy/rules.ts';
import type { Vault } from '../vault/vault.ts';

export type { CapturedPicture, CaptureFault };

/**
 * What the tracker may know of a desktop, and nothing else. There is no field for a key code, typed
 * text, pointer coordinates or any window but the active one: what has no field cannot be recorded.
 */

/** Input that happened `agoMs` before it is told (0: just now). A key held down counts once. */
export interface InputCounts {
  readonly agoMs: number;
  readonly keys: number;
  readonly clicks: number;
  readonly scrolls: number;
}

/** `lost`: the display cannot be heard just now; the counter goes on trying by itself. */
export type InputState = 'counting' | 'lost';

export interface InputCounter {
  /** Called once per counted input, in order. */
  onCounts(listener: (counts: InputCounts) => void): void;
  /**
   * Tells, before it returns, all input so far; nothing is told, nor found to be `lost`, but by this, so that nobody's
   * key wakes the tracker. Ask before anything that input may bear on, and once a second. Missing: it tells by itself.
   */
  drain?(): void;
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

/** What is in front; `nothing`: no window is. `unknown`: the desktop did not say. */
export type Front = ActiveWindowNames | 'nothing' | 'unknown';

export interface ActiveWindow {
  /** As `read`, but names in their full length, for rules to be asked about; never for keeping. Never rejects. */
  front(): Promise<Front>;
  /** Null when no window is active or the display cannot be asked. Never rejects. */
  read(): Promise<ActiveWindowNames | null>;
  close(): Promise<void>;
}

/** What a picture is taken of and for, and what of it may not be seen. */
export interface CaptureWish {
  readonly contract: string;
  readonly segment: number;
  /** The terms ask for no more than a blurred picture. */
  readonly blurred: boolean;
  /** Blurred wherever they are to be seen. */
  readonly masks: { readonly apps: readonly string[]; readonly regions: readonly Region[] };
  /** Encrypts what is written. */
  readonly vault: Vault;
  /** Asked when the screen was read and nothing is written yet: false, and nothing is. Never rejects. */
  mayKeep(): Promise<boolean>;
}

export interface ScreenCapture {
  /** Whether it knows where an app's windows are; where it does not, none may be taken that has one masked. */
  readonly placesApps: boolean;
  /**
   * One picture per monitor, all or none; null where it may not be kept. `into` is a folder for this capture alone,
   * made with mode 0700 if it is missing; after a fault nothing of the capture is left in it.
   */
  capture(into: string, wish: CaptureWish): Promise<readonly CapturedPicture[] | CaptureFault | null>;
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

/**
 * `locked`, `unlocked`: somebody else may be at the desk from now on; its owner is back. `sleeping`: the computer
 * is about to; `woke`: it has slept. `ending`: the computer or the session is about to end (log-out, shutdown).
 */
export type SessionSignal = 'locked' | 'unlocked' | 'sleeping' | 'woke' | 'ending';

/** What the desktop says of itself. A desktop that says nothing has a watch that never speaks. */
export interface SessionWatch {
  /**
   * Each change once, however many tell it, in order. The computer waits with `sleeping` and `ending` until what
   * the listener gives back is settled, four seconds at most.
   */
  onSignal(listener: (signal: SessionSignal) => void | Promise<void>): void;
  close(): Promise<void>;
}

/** Whole seconds since 1970 UTC. */
export interface Touch {
  /** When the desktop was asked. */
  readonly asked: number;
  /** When somebody last touched the computer, by what it said then: pointer moves too, so no measure of T4's. */
  readonly last: number;
}

/** Where input cannot be counted: what the desktop itself knows of somebody being there. */
export interface AwayWatch {
  /** What it said last; it is asked at most every 30 s, in the background. Where it says nothing any more, being on is taken for a touch. */
  read(): Touch;
  close(): Promise<void>;
}

/** `taken`: another program holds it. `lost`: the display cannot be asked just now. */
export type PauseKeyState = 'off' | 'held' | 'taken' | 'lost';

/** One key combination on the whole desktop, whichever window has the focus. */
export interface PauseKey {
  /** Off until it is wanted. Telling it twice changes nothing. */
  hold(isWanted: boolean): void;
  state(): PauseKeyState;
  /** Called once for each press, however long it is held down. */
  onPress(listener: () => void): void;
  close(): Promise<void>;
}

/** Small secrets under their names, kept by the desktop itself and shut when its owner logs out. */
export interface Keyring {
  /** Null where there is none of that name. */
  read(name: string): Promise<Buffer | null | KeyringFault>;
  /** In place of what the name held before. */
  write(name: string, secret: Buffer): Promise<null | KeyringFault>;
  /** Nothing happens where there is none of that name. */
  forget(name: string): Promise<null | KeyringFault>;
  close(): Promise<void>;
}

/** `keyring-locked`: its owner shut it meanwhile, or refused to open it. `keyring-failed`: it does not answer, or says no. */
export interface KeyringFault {
  readonly code: 'keyring-locked' | 'keyring-failed';
  /** For the log. */
  readonly detail: string;
}
