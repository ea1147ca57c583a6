import { formatMinutes } from '@stint/core/duration';
import type { Instant } from '@stint/core/instant';
import type { SegmentRecord } from '@stint/wire/record';
import type { Receipt } from '@stint/wire/upload';
import type { Told } from '../keep/spool.ts';

/** What the freelancer must hear of a record that the house has taken. */
export function receiptTold(
  receipt: Receipt,
  { contract, segment }: Pick<SegmentRecord, 'contract' | 'segment'>,
  at: Instant,
): Told[] {
  const parts: readonly [string, boolean, string][] = [
    [
      'late',
      receipt.state === 'late',
      'It arrived after its week had locked: it is shown, and counts 0 (T6). The client can still pay it as a bonus.',
    ],
    [
      'overlap',
      receipt.overlapSeconds > 0,
      `${formatMinutes(receipt.overlapSeconds)} of it had been brought by another tracker of yours (T6).`,
    ],
    [
      'superseded',
      receipt.supersededSeconds > 0,
      `${formatMinutes(receipt.supersededSeconds)} of manual time gave way to it (M4).`,
    ],
    [
      'outside-contract',
      receipt.outsideSeconds > 0,
      `${formatMinutes(receipt.outsideSeconds)} of it lies in a pause or after the end (T5).`,
    ],
  ];
  return parts
    .filter(([, holds]) => holds)
    .map(([code, , message]) => ({ at, contract, segment, code, message }));
}
