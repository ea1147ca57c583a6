import { countedSpans, giveWay } from '@stint/core/diary';
import type { Instant } from '@stint/core/instant';
import { keepPart } from '@stint/core/merge';
import { type SegmentNumber, segmentEnd, segmentStart } from '@stint/core/segment';
import { type Span, secondsOf } from '@stint/core/span';
import { type TrackedSegment, trackedSeconds } from '@stint/core/tracked';
import { isLocked, weekOf } from '@stint/core/week';
import { sha256 } from '@stint/proof/hash';
import type { SegmentRecord } from '@stint/wire/record';
import type { Receipt } from '@stint/wire/upload';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { type LoadedContract, loadContracts } from '../../store/contracts.ts';
import { lockDesk, type Trx } from '../../store/desk.ts';
import { loadDiary, type RecordRow, trackedOf } from '../../store/diary.ts';
import { piecesAt, supersede } from '../../store/manual.ts';
import { isClosed } from '../../store/money.ts';
import { namePictures, wantedPictures } from '../../store/pictures.ts';
import {
  addLink,
  addRecord,
  chainHead,
  chainLink,
  hasTombstone,
  recordsAt,
  supersededSeconds,
  type Unkept,
} from '../../store/records.ts';
import { drawOf } from '../../store/seeds.ts';
import { holdContract } from '../../store/terms.ts';
import { ownContract } from '../contracts/visible.ts';
import { readRecord } from './read-record.ts';

/** A record as it came, and what it says. */
interface Arrival {
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly record: SegmentRecord;
}

/** What was taken of it, and whose diaries it changed. */
interface Taken {
  readonly receipt: Receipt;
  readonly touched: readonly string[];
}

/**
 * Takes one segment's record (T2, T5, T6, M4). The same bytes again give the same answer, whatever was lost on
 * the way; nothing is answered before it is committed. Before the segment's end nothing of the record is looked
 * at: no answer can tell whether its snapshot instant has passed (T2). Refusals: those of `ownContract`, `in-the-future`,
 * `segment-running`, those of `readRecord`, `deleted`, `different-record`, `out-of-sequence`.
 */
export async function recordSegment(
  house: House,
  actor: Actor,
  upload: { contract: string; segment: SegmentNumber; bytes: Uint8Array },
): Promise<Receipt | Refusal> {
  const visible = await ownContract(house, actor, upload.contract);
  if (isRefusal(visible)) return visible;
  const now = house.clock.now();
  if (now < segmentStart(upload.segment)) return refuse('in-the-future');
  if (now < segmentEnd(upload.segment)) return refuse('segment-running');
  const address = { ...upload, freelancer: actor.person, device: actor.device };
  const { snapshots } = visible.contract;
  const record = readRecord(upload.bytes, address, { draw: await drawOf(house.db, actor.person), snapshots });
  if (isRefusal(record)) return record;
  const arrival = { bytes: upload.bytes, sha256: sha256(upload.bytes), record };
  const taken = await house.db.transaction().execute((trx) => accept(house, trx, arrival));
  if (isRefusal(taken)) return taken;
  for (const contract of taken.touched)
    house.events.tell(contract, { kind: 'diary', segment: record.segment });
  return taken.receipt;
}

async function accept(house: House, trx: Trx, arrival: Arrival): Promise<Taken | Refusal> {
  const { record } = arrival;
  await lockDesk(trx, record.freelancer);
  const loaded = await holdContract(trx, record.contract);
  const now = house.clock.now();
  const known = await chainLink(trx, record, record.sequence);
  if (known && known.sha256 !== arrival.sha256) return refuse('different-record');
  if (known) return again(trx, arrival, loaded);
  const wrong = await refuseOutOfChain(trx, record);
  if (wrong) return wrong;
  const others = await recordsAt(trx, record.freelancer, record.segment);
  const kept = await keptOf(trx, record, loaded, others);
  const link = { sha256: arrival.sha256, at: now, overlapSeconds: overlapOf(record, loaded, kept) };
  if (typeof kept === 'string') {
    await addLink(trx, record, { ...link, outcome: kept });
    return refuse(kept);
  }
  const week = weekOf(segmentStart(record.segment));
  const late = isLocked(week, now) || (await isClosed(trx, { ...record, week }));
  await addLink(trx, record, { ...link, outcome: late ? 'late' : 'recorded' });
  await addRecord(trx, record, { ...arrival, ...kept, late, at: now });
  if (kept.snapshotAt !== null) await namePictures(trx, record);
  const gaveWay = late ? [] : await letManualTimeGiveWay(trx, record, loaded, now);
  const receipt = await receiptOf(trx, arrival, loaded);
  return { receipt, touched: [record.contract, ...gaveWay.filter((id) => id !== record.contract)] };
}

/** The same record again: the answer that it got, or would get now that the segment was deleted. */
async function again(trx: Trx, arrival: Arrival, loaded: LoadedContract): Promise<Taken | Refusal> {
  const { record } = arrival;
  const link = await chainLink(trx, record, record.sequence);
  if (link && link.outcome !== 'recorded' && link.outcome !== 'late') return refuse(link.outcome);
  const rows = await recordsAt(trx, record.freelancer, record.segment);
  if (!rows.some((row) => row.sha256 === arrival.sha256)) return refuse('deleted');
  return { receipt: await receiptOf(trx, arrival, loaded), touched: [] };
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
  record: SegmentRecord,
  loaded: LoadedContract,
  others: readonly RecordRow[],
): Promise<TrackedSegment | Unkept> {
  if (await hasTombstone(trx, record, record.segment)) return 'deleted';
  if (others.some((row) => row.contract_id === record.contract && row.device_id === record.device)) {
    return 'different-record';
  }
  const inside = keepPart(trackedOf(record), outside(loaded));
  if (!inside) return 'outside-contract';
  const taken = others.flatMap((row) => row.stretches.map(([from, to]) => ({ from, to })));
  return keepPart(inside, taken) ?? 'overlap';
}

/** The seconds that another tracker had brought (T6), where that is why they were dropped. */
function overlapOf(record: SegmentRecord, loaded: LoadedContract, kept: TrackedSegment | Unkept): number {
  if (typeof kept === 'string' && kept !== 'overlap') return 0;
  const inside = keepPart(trackedOf(record), outside(loaded));
  const seconds = typeof kept === 'string' ? 0 : trackedSeconds(kept);
  return (inside ? trackedSeconds(inside) : 0) - seconds;
}

/** When the contract did not run: before its start, in its pauses, after its end (T5). */
function outside({ contract }: LoadedContract): Span[] {
  const never = Number.POSITIVE_INFINITY;
  return [
    { from: -never, to: contract.starts },
    ...contract.pauses.map(({ from, to }) => ({ from, to: to ?? never })),
    { from: contract.endedAt ?? never, to: never },
  ];
}

/**
 * M4: evidence wins. Manual time of any contract gives way to a tracked segment that counts; what a closed week
 * has billed stays billed. Answers the contracts whose manual time did.
 */
async function letManualTimeGiveWay(
  trx: Trx,
  record: SegmentRecord,
  { contract }: LoadedContract,
  at: Instant,
): Promise<string[]> {
  const written = await piecesAt(trx, record.freelancer, record.segment);
  if (written.size === 0) return [];
  const frame = { from: segmentStart(record.segment), to: segmentEnd(record.segment) };
  const range = { first: record.segment, end: record.segment + 1 };
  const { tracked } = (await loadDiary(trx, record, range)).at(record.segment);
  const counted = tracked ? countedSpans(tracked, contract.pay, frame) : [];
  const gaveWay: string[] = [];
  for (const other of await loadContracts(trx, [...written.keys()])) {
    const key = { freelancer: record.freelancer, contract: other.id };
    const change = giveWay(written.get(other.id) ?? [], other.contract.pay, counted);
    if (change.superseded.length === 0) continue;
    if (await isClosed(trx, { ...key, week: weekOf(frame.from) })) continue;
    await supersede(trx, key, record.segment, { ...change, at });
    gaveWay.push(other.id);
  }
  return gaveWay;
}

async function receiptOf(trx: Trx, { record, sha256 }: Arrival, loaded: LoadedContract): Promise<Receipt> {
  const rows = await recordsAt(trx, record.freelancer, record.segment);
  const mine = rows.find((row) => row.sha256 === sha256);
  const kept = secondsOf((mine?.stretches ?? []).map(([from, to]) => ({ from, to })));
  const inside = keepPart(trackedOf(record), outside(loaded));
  const insideSeconds = inside ? trackedSeconds(inside) : 0;
  return {
    segment: record.segment,
    sha256,
    state: mine?.late ? 'late' : 'recorded',
    overlapSeconds: insideSeconds - kept,
    outsideSeconds: secondsOf(record.stretches) - insideSeconds,
    supersededSeconds: await supersededSeconds(trx, record.freelancer, record.segment),
    wanted: await wantedPictures(trx, record, record.segment),
  };
}
