import type { Instant } from '@stint/core/instant';
import type { Told } from '@stint/tracker/desk/told';
import { type RecordDraft, withoutContents } from '@stint/tracker/record';
import { type Held, lineOf, type Pass, type Stop, stopOf } from '@stint/tracker/upload/stop';
import { tellingsOf } from '@stint/tracker/upload/tellings';
import { isConsumed, pictureVerdictOf, verdictOf } from '@stint/tracker/upload/verdict';
import { type ClientOptions, call, Refused } from '@stint/wire/client';
import { deleteSegment } from '@stint/wire/diary';
import type { SegmentRecord } from '@stint/wire/record';
import { type Receipt, recordSegment, uploadPicture } from '@stint/wire/upload';
import { accepted, recounted, refused } from '../keep/chain.ts';
import type { Spool } from '../keep/spool.ts';
import { bytesOf, type PictureKind, type Waiting } from '../keep/waiting.ts';
import { hexOf } from './hash.ts';

export interface BringPorts {
  readonly spool: Spool;
  readonly device: string;
  readonly client: ClientOptions;
  readonly now: () => Instant;
  /** One more is with the house. */
  readonly left: () => void;
}

const PATIENCE_MS = 60_000;

/**
 * Brings what waits and may leave, each contract's in its order: the record, then the pictures it wants. What has
 * gone leaves the spool only when the house has all of it, or refused it for good. Sent twice is sent once.
 */
export async function bring(ports: BringPorts): Promise<Pass> {
  const held: Held[] = [];
  let sent = 0;
  for (let next = nextOf(ports, held); next; next = nextOf(ports, held)) {
    const stop = await bringOne(ports, next);
    if (stop === null) {
      sent += 1;
      ports.left();
    } else if (lineOf(stop.verdict) !== 'online') return { sent, line: lineOf(stop.verdict), held };
    else held.push(stop.held);
  }
  return { sent, line: sent + held.length > 0 ? 'online' : null, held };
}

/** The oldest that may go; a contract's later ones wait for its earlier ones. */
function nextOf({ spool, now }: BringPorts, held: readonly Held[]): Waiting | null {
  const blocked = new Set(held.map(({ contract }) => contract));
  for (const waiting of spool.waiting()) {
    const { contract } = waiting.draft;
    if (blocked.has(contract)) continue;
    if (waiting.leavesAt <= now()) return waiting;
    blocked.add(contract);
  }
  return null;
}

async function bringOne(ports: BringPorts, waiting: Waiting): Promise<Stop | null> {
  const numbered = await number(ports, waiting);
  if (!numbered) return null;
  const { record } = numbered;
  const { contract, segment } = record;
  const bytes = bytesOf(record);
  let receipt: Receipt;
  try {
    receipt = await call(ports.client, recordSegment, {
      params: { contract, segment },
      body: bytes,
      signal: patience(),
    });
  } catch (fault) {
    return notTaken(ports, numbered, fault);
  }
  for (const told of tellingsOf(record, receipt, ports.now())) await ports.spool.tell(told);
  const stop = numbered.deleted
    ? await deleteThere(ports, numbered)
    : await bringPictures(ports, numbered, receipt.wanted);
  if (stop) return stop;
  // Deleted while it was being brought: it stays, and its tombstone is asked for next.
  if (!numbered.deleted && ports.spool.find(contract, segment)?.deleted) return null;
  await ports.spool.remove(numbered, accepted(record, await hexOf(bytes)));
  return null;
}

type Numbered = Waiting & { readonly record: SegmentRecord };

/** Gives it its place in the chain, and keeps that before the house hears of it: sent again it is the same bytes. */
async function number({ spool, device }: BringPorts, { draft }: Waiting): Promise<Numbered | null> {
  const { contract, segment } = draft;
  const { sequence, previous } = spool.chain(contract);
  const known = spool.find(contract, segment);
  const numbered = known?.record
    ? known
    : await spool.revise(contract, segment, (waiting) => ({
        waiting: { ...waiting, record: { ...leavingOf(waiting), device, sequence, previous } },
      }));
  return numbered?.record ? { ...numbered, record: numbered.record } : null;
}

/** C3: deleted after a house refused its number: it leaves anew, and now says nothing. */
function leavingOf({ draft, deleted }: Waiting): RecordDraft {
  return deleted ? withoutContents(draft) : draft;
}

async function notTaken(ports: BringPorts, waiting: Numbered, fault: unknown): Promise<Stop | null> {
  const { spool } = ports;
  const { record } = waiting;
  const verdict = verdictOf(fault);
  const other = verdict === 'out-of-sequence' ? recounted(spool.chain(record.contract)) : null;
  if (other) {
    const again = await spool.recount(record.contract, record.segment, other);
    return again ? bringOne(ports, again) : null;
  }
  if (verdict !== 'refused' || !(fault instanceof Refused)) return stopOf(record, fault, verdict);
  const { code, message } = fault.letter;
  const chain = refused(record, await hexOf(bytesOf(record)), isConsumed(code));
  await spool.remove(waiting, chain, [toldOf(record, ports.now(), code, message)]);
  return null;
}

async function bringPictures(
  ports: BringPorts,
  { record }: Numbered,
  wanted: Receipt['wanted'],
): Promise<Stop | null> {
  const { contract, segment } = record;
  for (const { monitor, kind } of wanted) {
    const bytes = await ports.spool.picture(segment, kind);
    if (ports.spool.find(contract, segment)?.deleted) return null;
    if (!bytes || (await hexOf(bytes)) !== namedHash(record, kind)) {
      await tellLost(ports, record, 'The picture of this segment can no longer be read in this browser.');
      continue;
    }
    try {
      const params = { contract, segment, monitor, kind };
      await call(ports.client, uploadPicture, { params, body: bytes, signal: patience() });
    } catch (fault) {
      const verdict = pictureVerdictOf(fault);
      if (verdict === 'unwanted') return null;
      if (verdict !== 'lost') return stopOf(record, fault, verdict);
      await tellLost(ports, record, fault instanceof Error ? fault.message : '');
    }
  }
  return null;
}

/** C3: the freelancer deleted it while it waited. Its record is there now, so its tombstone can be. */
async function deleteThere(ports: BringPorts, { record }: Numbered): Promise<Stop | null> {
  const { contract, segment } = record;
  try {
    await call(ports.client, deleteSegment, { params: { contract, segment }, signal: patience() });
  } catch (fault) {
    const code = fault instanceof Refused ? fault.letter.code : '';
    if (code !== 'week-locked' && code !== 'no-such-segment') return stopOf(record, fault);
    const message = 'It could not be deleted: its week has locked.';
    if (code === 'week-locked') await ports.spool.tell(toldOf(record, ports.now(), code, message));
  }
  return null;
}

function tellLost({ spool, now }: BringPorts, record: SegmentRecord, message: string): Promise<void> {
  return spool.tell(toldOf(record, now(), 'picture-lost', message));
}

function namedHash({ pictures: [only] }: SegmentRecord, kind: PictureKind): string | null {
  return (kind === 'picture' ? only?.sha256 : only?.thumbnail.sha256) ?? null;
}

function toldOf({ contract, segment }: SegmentRecord, at: Instant, code: string, message: string): Told {
  return { at, contract, segment, code, message };
}

function patience(): AbortSignal {
  return AbortSignal.timeout(PATIENCE_MS);
}
