import { formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { segmentStart } from '@stint/core/segment';
import { canonicalBytes } from '@stint/proof/canonical';
import { sha256 } from '@stint/proof/hash';
import { writeManualTime } from '@stint/server/operations/diary/write-manual-time';
import { isRefusal } from '@stint/server/refusal';
import type { TestHouse } from '@stint/server/testing/house';
import { fixedContract } from '@stint/server/testing/milestones';
import type { SegmentRecord } from '@stint/wire/record';
import type { Line } from './model.ts';
import type { RealPair } from './real.ts';

const SEGMENT = 600;
const CALL = 'Call with Ben';

/** A week's work: what the model's lines are made of, in their order; by its tracker, and by hand. */
export async function workReally(
  { house, people, contract, desk }: RealPair,
  lines: readonly Line[],
): Promise<void> {
  for (const line of lines) {
    const from = segmentStart(line.segment);
    const to = from + SEGMENT;
    const answer =
      line.kind === 'manual'
        ? await writeManualTime(house, people.ana, { contract, from, to, memo: CALL })
        : await desk.work(formatInstant(from), formatInstant(to), howItWas(line));
    if (isRefusal(answer)) throw new Error(answer.refused);
  }
}

/** A fixed price with one milestone, offered and accepted. */
export async function agreeReally(real: RealPair, amount: bigint, currency: string): Promise<void> {
  const { house, people } = real;
  const milestones = [{ title: 'Shop', says: '', amount: formatMoney(amount, currency), dueDay: null }];
  const contract = await fixedContract(house, people, { terms: { currency, milestones } });
  const row = house.db.selectFrom('milestone').select('id').where('contract_id', '=', contract);
  const { id: milestone } = await row.executeTakeFirstOrThrow();
  real.fixed = { contract, milestone };
}

interface Worked {
  readonly real: RealPair;
  readonly monday: number;
  readonly lines: readonly Line[];
}

/**
 * The same of many pairs at once, as the house keeps it and without its asking whether it may: how work arrives is tried
 * elsewhere, and is a third of all questions here.
 */
export async function keepWork({ db, clock, random }: TestHouse, worked: readonly Worked[]): Promise<void> {
  const at = clock.now();
  const each = worked.flatMap(({ real, lines }) => lines.map((line) => ({ real, line })));
  const tracked = await Promise.all(
    each.filter(({ line }) => line.kind === 'tracked').map(({ real, line }) => recordOf(real, line)),
  );
  const byHand = each.flatMap(({ real, line }) => {
    const from = segmentStart(line.segment);
    const span = { from_at: from, to_at: from + SEGMENT };
    return line.kind === 'manual'
      ? [{ key: keyOf(real), id: random.uuid(), segment: line.segment, span }]
      : [];
  });
  const records = tracked.map((record) => rowOf(record, at));
  const times = byHand.map(({ key, id, span }) => ({ ...key, id, ...span, written_at: at }));
  const pieces = byHand.map(({ key, id, segment, span }) => ({
    ...key,
    segment,
    ...span,
    manual_id: id,
    memo: CALL,
  }));
  const weeks = worked.flatMap(({ real, monday, lines }) =>
    lines.length > 0 ? [{ ...keyOf(real), week: monday }] : [],
  );
  await db.transaction().execute(async (trx) => {
    if (records.length > 0) await trx.insertInto('segment_record').values(records).execute();
    if (times.length > 0) await trx.insertInto('manual_time').values(times).execute();
    if (pieces.length > 0) await trx.insertInto('manual_piece').values(pieces).execute();
    if (weeks.length > 0) await trx.insertInto('work_week').values(weeks).execute();
  });
}

function recordOf({ desk }: RealPair, line: Line): Promise<SegmentRecord> {
  const from = segmentStart(line.segment);
  return desk.record(from, from + SEGMENT, howItWas(line));
}

function howItWas({ segment, faults }: Line): Pick<SegmentRecord, 'activity' | 'memos'> {
  const activity = Array.from({ length: 10 }, (_, n): [number, number, number] => [
    n < 2 || !faults.includes('low') ? 9 : 0,
    0,
    0,
  ]);
  const memo = faults.includes('no memo') ? ' ' : 'Header colours';
  return { activity, memos: [{ from: segmentStart(segment), memo }] };
}

function rowOf(record: SegmentRecord, at: number) {
  const bytes = canonicalBytes(record);
  return {
    freelancer_id: record.freelancer,
    contract_id: record.contract,
    segment: record.segment,
    device_id: record.device,
    sha256: sha256(bytes),
    record: Buffer.from(bytes),
    stretches: JSON.stringify(record.stretches.map(({ from, to, end }) => [from, to, end])),
    snapshot_at: record.snapshotAt,
    edited_memo: null,
    late: false,
    received_at: at,
  };
}

function keyOf({ people, contract }: RealPair): { freelancer_id: string; contract_id: string } {
  return { freelancer_id: people.ana.person, contract_id: contract };
}
