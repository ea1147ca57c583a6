import type { Instant } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';

/** What the freelancer must know of a segment that did not go the usual way. Nothing is dropped without one. */
export interface Told {
  readonly at: Instant;
  readonly contract: string;
  readonly segment: SegmentNumber;
  /** The house's refusal, or `late`, `overlap`, `picture-lost`, or why no picture was taken. */
  readonly code: string;
  readonly message: string;
  /** A page of the house where something can be done about it, from its origin on: `/contracts/…`. */
  readonly path?: string;
}
