import type { PictureArea } from '../../desk/picture.ts';
import type { Region } from '../../privacy/rules.ts';

/** One picture that is to be made anew: read, blurred, and written under new names. */
export interface DarkroomPrint {
  readonly monitor: number;
  /** What of it is blurred, that of earlier times included; `whole`: all of it. */
  readonly regions: readonly Region[] | 'whole';
  /** What was masked when it was taken: the share that is masked counts it once. */
  readonly maskedAreas: readonly PictureArea[];
  readonly from: string;
  readonly picture: string;
  readonly thumbnail: string;
}

/** What the darkroom is told on its standard input, in one line of JSON. */
export interface DarkroomOrder {
  /** base64. */
  readonly key: string;
  readonly contract: string;
  readonly segment: number;
  readonly prints: readonly DarkroomPrint[];
}

/** A picture as it came out. */
export interface DarkroomResult {
  readonly monitor: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly thumbnailBytes: number;
  readonly thumbnailSha256: string;
  readonly maskedPermille: number;
}
