import type { Instant } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';

/** T2: the snapshot instant of a segment, the same for all contracts of one freelancer. */
export type Draw = (segment: SegmentNumber) => Instant;
