import type { DiaryEntry } from '@stint/core/timesheet';
import type { Week } from '@stint/core/week';
import type { SegmentDispute } from '@stint/wire/dispute';
import type { House } from '../../house.ts';
import { disputedOf, disputesOf } from '../../store/disputes.ts';
import type { Visible } from '../contracts/visible.ts';
import { segmentDispute } from './dispute-letter.ts';

/** What the diary of these weeks says beside each line: is it disputed (D1)? A withdrawn dispute is no word in it. */
export async function segmentDisputes(
  house: House,
  visible: Pick<Visible, 'id' | 'organisation'>,
  weeks: readonly Week[],
): Promise<(entry: DiaryEntry) => { dispute?: SegmentDispute }> {
  const key = { organisation: visible.organisation.id, contract: visible.id };
  const rows = (await disputesOf(house.db, key, weeks)).filter(({ state }) => state !== 'withdrawn');
  if (rows.length === 0) return () => ({});
  const byId = new Map(rows.map((row) => [row.id, row]));
  const now = house.clock.now();
  const disputes = new Map<string, SegmentDispute>(
    (await disputedOf(house.db, key, weeks)).flatMap((line) => {
      const row = byId.get(line.dispute_id);
      return row ? [[`${line.segment} ${line.kind}`, segmentDispute(row, line, now)] as const] : [];
    }),
  );
  return ({ segment, kind, reasons }) => {
    const dispute = reasons.includes('late') ? undefined : disputes.get(`${segment} ${kind}`);
    return dispute ? { dispute } : {};
  };
}
