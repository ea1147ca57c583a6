import { countedSpans, giveWay } from '@stint/core/diary';
import type { Instant } from '@stint/core/instant';
import { type SegmentNumber, segmentEnd, segmentStart } from '@stint/core/segment';
import { cutOut, holds, secondsOf } from '@stint/core/span';
import type { Stretch } from '@stint/core/tracked';
import { isLocked, weekOf } from '@stint/core/week';
import { sha256 } from '@stint/proof/hash';
import type { SegmentRecord } from '@stint/wire/record';
import type { Receipt } from '@stint/wire/upload';
import type { Actor, House } from '../house.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { loadContracts } from '../store/contracts.ts';
import { lockDesk, type Trx } from '../store/desk.ts';
import { loadDiary, type RecordRow } from '../store/diary.ts';
import { piecesAt, supersede } from '../store/manual.ts';
import { namePictures, wantedPictures } from '../store/pictures.ts';
import {
  addLink,
  addRecord,
  chainHead,
  chainLink,
  hasTombstone,
  type Outcome,
  recordsAt,
} from '../store/records.ts';
import { drawOf } from '../store/seeds.ts';
import { isClosed } from '../store/weeks.ts';
import { readRecord } from './read-record.ts';
import { ownContract, type Visible } from './visible.ts';

/** A record as it came, and what it says. */
interface Arrival {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly record: SegmentRecord;
  readonly visible: Visible;
}

/**
 * Takes one segment's record (T2, T5, T6, M4). The same bytes again give the same answer, whatever was lost on
 * the way; nothing is answered before it is committed.
 */
export async function recordSegment(
  house: House,
  actor: Actor,
  upload: { contract: string; segment: SegmentNumber; bytes: Uint8Array },
): Promise<Receipt | Refusal> {
  const visible = await ownContract(house, actor, upload.contract);
  if (isRefusal(visible)) return visible;
  const address = { ...upload, freelancer: actor.person, device: actor.device };
  const record = readRecord(upload.bytes, address, await drawOf(house.db, actor.person));
  if (isRefusal(record)) return record;
  const now = house.clock.now();
  if (now < segmentEnd(record.segment)) {
    return refuse(now < segmentStart(record.segment) ? 'in-the-future' : 'segment-running');
  }
  const arrival = { bytes: upload.bytes, sha256: sha256(upload.bytes), record, visible };
  const answer = await house.db.transaction().execute((trx) => accept(house, trx, arrival));
  if (!isRefusal(answer)) house.events.tell(visible.id, { kind: 'diary', segment: record.segment });
  return answer;
}

async function accept(house: House, trx: Trx, arrival: Arrival): Promise<Receipt | Refusal> {
  const { record } = arrival;
  await lockDesk(trx, record.freelancer);
  const now = house.clock.now();
  const known = await chainLink(trx, record, record.sequence);
  if (known) return known.sha256 === arrival.sha256 ? again(trx, arrival) : refuse('different-record');
  const wrong = await refuseOutOfChain(trx, record);
  if (wrong) return wrong;
  const others = await recordsAt(trx, record.freelancer, record.segment);
  const kept = await keptOf(trx, arrival, others);
  if (isRefusal(kept)) {
    await addLink(trx, record, { sha256: arrival.sha256, outcome: kept.refused as Outcome, at: now });
    return kept;
  }
  const week = weekOf(segmentStart(record.segment));
  const late = isLocked(week, now) || (await isClosed(trx, record, week));
  const outcome = late ? 'late' : 'recorded';
  await addLink(trx, record, { sha256: arrival.sha256, outcome, at: now });
  const shot = record.snapshotAt;
  const snapshotAt = shot !== null && kept.some((part) => holds(part, shot)) ? shot : null;
  await addRecord(trx, record, { ...arrival, stretches: kept, snapshotAt, late, at: now });
  if (snapshotAt !== null) await namePictures(trx, record);
  if (!late) await letManualTimeGiveWay(trx, arrival, now);
  return receiptOf(trx, arrival, await recordsAt(trx, record.freelancer, record.segment));
}

/** The same record again: the answer that it got, or would get now that the segment was deleted. */
async function again(trx: Trx, arrival: Arrival): Promise<Receipt | Refusal> {
  const { record } = arrival;
  const link = await chainLink(trx, record, record.sequence);
  if (link && link.outcome !== 'recorded' && link.outcome !== 'late') return refuse(link.outcome);
  const rows = await recordsAt(trx, record.freelancer, record.segment);
  const stands = rows.some((row) => row.sha256 === arrival.sha256);
  return stands ? receiptOf(trx, arrival, rows) : refuse('deleted');
}

/** A device's records of one contract come in its order, each naming the one before. */
async function refuseOutOfChain(trx: Trx, record: SegmentRecord): Promise<Refusal | null> {
  const head = await chainHead(trx, record);
  const sequence = head ? head.sequence + 1 : 0;
  const previous = head ? head.sha256 : null;
  if (record.sequence === sequence && record.previous === previous) return null;
  return refuse('out-of-sequence', {
    field: record.sequence === sequence ? 'previous' : 'sequence',
    fault: `expected sequence ${sequence} after ${previous ?? 'nothing'}`,
  });
}

/** The seconds that are kept: inside the contract's running time (T5) and brought by nobody else before (T6). */
async function keptOf(
  trx: Trx,
  { record, visible }: Arrival,
  others: readonly RecordRow[],
): Promise<Stretch[] | Refusal> {
  if (await hasTombstone(trx, record, record.segment)) return refuse('deleted');
  if (others.some((row) => row.contract_id === record.contract && row.device_id === record.device)) {
    return refuse('different-record');
  }
  const inside = record.stretches.flatMap((stretch) => insideOf(visible, stretch));
  if (inside.length === 0) return refuse('outside-contract');
  const taken = others.flatMap((row) => row.stretches.map(([from, to]) => ({ from, to })));
  const kept = inside.flatMap((stretch) => cutOut(stretch, taken));
  return kept.length > 0 ? kept : refuse('overlap');
}

function insideOf({ contract }: Visible, stretch: Stretch): Stretch[] {
  const never = Number.POSITIVE_INFINITY;
  return cutOut(stretch, [
    { from: -never, to: contract.starts },
    ...contract.pauses.map(({ from, to }) => ({ from, to: to ?? never })),
    { from: contract.endedAt ?? never, to: never },
  ]);
}

/** M4: evidence wins. Manual time of any contract gives way to a tracked segment that counts. */
async function letManualTimeGiveWay(trx: Trx, { record, visible }: Arrival, at: Instant): Promise<void> {
  const written = await piecesAt(trx, record.freelancer, record.segment);
  if (written.size === 0) return;
  const frame = { from: segmentStart(record.segment), to: segmentEnd(record.segment) };
  const range = { first: record.segment, end: record.segment + 1 };
  const { tracked } = (await loadDiary(trx, record, range)).at(record.segment);
  const counted = tracked ? countedSpans(tracked, visible.contract.pay, frame) : [];
  for (const { id, contract } of await loadContracts(trx, [...written.keys()])) {
    const change = giveWay(written.get(id) ?? [], contract.pay, counted);
    if (change.superseded.length === 0) continue;
    await supersede(trx, { freelancer: record.freelancer, contract: id }, record.segment, { ...change, at });
  }
}

async function receiptOf(trx: Trx, arrival: Arrival, rows: readonly RecordRow[]): Promise<Receipt> {
  const { record, visible } = arrival;
  const mine = rows.find((row) => row.sha256 === arrival.sha256);
  const kept = secondsOf((mine?.stretches ?? []).map(([from, to]) => ({ from, to })));
  const inside = secondsOf(record.stretches.flatMap((stretch) => insideOf(visible, stretch)));
  return {
    segment: record.segment,
    sha256: arrival.sha256,
    state: mine?.late ? 'late' : 'recorded',
    overlapSeconds: inside - kept,
    outsideSeconds: secondsOf(record.stretches) - inside,
    wanted: await wantedPictures(trx, record, record.segment),
  };
}
