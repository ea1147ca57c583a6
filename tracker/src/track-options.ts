import type { Instant } from '@stint/core/instant';
import type { About } from './program/about.ts';

export interface TrackOptions {
  /** Null: the one this folder is signed in to. */
  readonly house: string | null;
  readonly defaultHouse: string;
  readonly folder: string;
  /** Open the panel in a window of its own. */
  readonly window: boolean;
  /** How somebody signs in at the first start: `terminal`, at a page in a `window`, or `not-now`. */
  readonly signInAt: 'terminal' | 'window' | 'not-now';
  /** The package that runs; null from the source. */
  readonly about: About | null;
  /** The house offered at the first start, in a field that may be changed. */
  readonly suggested: string | null;
  /** A clock that starts at an instant and runs `pace` times as fast (demonstrations). Null: by the house's own. */
  readonly startsAt: Instant | null;
  readonly pace: number | null;
  /** Tells the person at the terminal. */
  readonly say: (line: string) => void;
  readonly stop: AbortSignal;
  /** Makes `stop` happen. */
  quit(): void;
}
