import { type DisputeReason, isBilled } from '@stint/core/dispute';
import { formatInstant } from '@stint/core/instant';
import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import type { Timesheet } from '@stint/core/timesheet';
import { type Refusal, refuse } from '../../refusal.ts';
import type { DisputedRow, NewDisputed } from '../../store/disputes.ts';

/** Segments that are disputed for the same reason. */
export interface AskedPart {
  readonly reason: DisputeReason;
  readonly says: string;
  readonly segments: readonly { readonly segment: SegmentNumber; readonly kind: 'tracked' | 'manual' }[];
}

/**
 * What a deed disputes, line by line. Refusals: `reason-needed` for another reason without words, `not-billed`,
 * `already-disputed`, also within the deed itself. One that is refused refuses them all.
 */
export function linesToDispute(
  parts: readonly AskedPart[],
  timesheet: Timesheet,
  standing: readonly DisputedRow[],
): NewDisputed[] | Refusal {
  const wordless = parts.findIndex(({ reason, says }) => reason === 'other' && says.trim() === '');
  if (wordless >= 0) return refuse('reason-needed', { field: `parts.${wordless}.says` });
  const billed = new Map(timesheet.entries.filter(isBilled).map((entry) => [keyOf(entry), entry]));
  const taken = new Set(standing.map(keyOf));
  const lines: NewDisputed[] = [];
  for (const { reason, says, segments } of parts) {
    for (const { segment, kind } of segments) {
      const key = keyOf({ segment, kind });
      const entry = billed.get(key);
      const which = { field: 'segments', fault: formatInstant(segmentStart(segment)) };
      if (!entry) return refuse('not-billed', which);
      if (taken.has(key)) return refuse('already-disputed', which);
      taken.add(key);
      lines.push({ segment, kind, reason, says: says.trim(), seconds: entry.billedSeconds });
    }
  }
  return lines;
}

/** Was this the deed that has written these lines? */
export function isSameDeed(written: readonly DisputedRow[], parts: readonly AskedPart[]): boolean {
  const asked = parts.flatMap(({ reason, says, segments }) =>
    segments.map((one) => `${keyOf(one)} ${reason} ${says.trim()}`),
  );
  const known = new Set(written.map((line) => `${keyOf(line)} ${line.reason} ${line.says}`));
  return asked.length === known.size && asked.every((line) => known.has(line));
}

function keyOf({ segment, kind }: { segment: SegmentNumber; kind: string }): string {
  return `${segment} ${kind}`;
}
