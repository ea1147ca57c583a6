import { z } from 'zod';
import { ContractParams } from './contracts.ts';
import { SegmentParam, Sha256 } from './letters.ts';
import { LIMITS } from './limits.ts';
import { SegmentRecord } from './record.ts';
import { route } from './route.ts';

export const SegmentParams = ContractParams.extend({ segment: SegmentParam });

/** The answer to an upload: what became of it, and which pictures are still wanted. */
export const Receipt = z
  .object({
    segment: z.number().int(),
    /** SHA-256 of the record's bytes as received. */
    sha256: Sha256,
    state: z.enum(['recorded', 'late']),
    /** Seconds that another tracker of the same person had brought already (T6). */
    overlapSeconds: z.number().int(),
    /** Seconds in which the contract did not run: before its start, in a pause, after its end (T5). */
    outsideSeconds: z.number().int(),
    /** Seconds of manual time, on any contract, that gave way to this segment (M4). */
    supersededSeconds: z.number().int(),
    wanted: z.array(z.object({ monitor: z.number().int(), kind: z.enum(['picture', 'thumbnail']) })),
  })
  .meta({ id: 'Receipt' });
export type Receipt = z.infer<typeof Receipt>;

export const recordSegment = route({
  method: 'PUT',
  path: '/contracts/:contract/segments/:segment',
  says: "Bring one segment's record. The same bytes again give the same answer; other bytes are refused.",
  tag: 'tracker',
  access: ['tracker'],
  params: SegmentParams,
  body: SegmentRecord,
  bodyKind: 'record',
  answer: Receipt,
  refusals: [
    'not-canonical',
    'wrong-address',
    'segment-running',
    'in-the-future',
    'outside-contract',
    'wrong-snapshot',
    'overlap',
    'deleted',
    'different-record',
    'out-of-sequence',
    'no-such-contract',
    'freelancers-only',
    'record-too-large',
    'disk-full',
  ],
});

export const PictureParams = SegmentParams.extend({
  monitor: z.coerce
    .number()
    .int()
    .min(0)
    .max(LIMITS.monitors - 1),
  kind: z.enum(['picture', 'thumbnail']),
});

export const uploadPicture = route({
  method: 'PUT',
  path: '/contracts/:contract/segments/:segment/pictures/:monitor/:kind',
  says: "Bring a picture that the segment's record named by its SHA-256. Kept before it is answered.",
  tag: 'tracker',
  access: ['tracker'],
  params: PictureParams,
  bodyKind: 'octets',
  answer: z.object({ sha256: Sha256, wanted: Receipt.shape.wanted }),
  refusals: [
    'no-such-contract',
    'freelancers-only',
    'picture-not-named',
    'picture-hash-mismatch',
    'picture-length-mismatch',
    'picture-too-large',
    'picture-too-many-pixels',
    'picture-not-webp',
    'picture-cut-short',
    'too-many-pictures-at-once',
    'deleted',
    'disk-full',
  ],
});
