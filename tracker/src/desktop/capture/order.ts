import type { Region } from '../../privacy/rules.ts';

/** What a capture is told on its standard input, in one line of JSON: others can read arguments and environment. */
export interface CaptureOrder {
  /** base64. */
  readonly key: string;
  readonly contract: string;
  readonly segment: number;
  /** The terms ask for no more than a blurred picture. */
  readonly blurred: boolean;
  /** All that can be seen of these apps is blurred. */
  readonly maskedApps: readonly string[];
  readonly maskedRegions: readonly Region[];
}

/** What the capture says once it holds the frames in its memory; it goes on when it reads `KEEP`. */
export const GRABBED = 'grabbed';
export const KEEP = 'keep';
