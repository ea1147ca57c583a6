import { createHash } from 'node:crypto';
import { DAY_SECONDS, formatInstant, type Instant } from '@stint/core/instant';
import { keepPart } from '@stint/core/merge';
import { segmentEnd } from '@stint/core/segment';
import { type Span, secondsOf } from '@stint/core/span';
import type { TrackedSegment } from '@stint/core/tracked';
import { weekLetter } from '@stint/tracker/testing/week-letter';
import type { Contract } from '@stint/wire/contracts';
import { type DeskSession, SILENT_SECONDS } from '@stint/wire/desk';
import { toInstant } from '@stint/wire/letters';
import { SegmentRecord } from '@stint/wire/record';
import { API_ROOT } from '@stint/wire/route';
import type { Piece } from './oracle.ts';

/** What one computer has brought. */
export interface Brought {
  readonly pieces: Piece[];
  /** Contract and segment of what another had brought before (T6). */
  readonly overlaps: string[];
  /** Manual time out of what was away (M5). */
  readonly manual: Piece[];
}

export interface Caller {
  readonly device: string;
  readonly name: string;
  isOnline(): boolean;
}

/**
 * The house of the simulated days, without a network or a disk: it keeps by core's own rules what trackers bring
 * (T5, T6), and knows which of them tracks (T1).
 */
export class DaysHouse {
  now: Instant;
  contracts: readonly Contract[];
  /** Of each contract, T5. */
  readonly pauses = new Map<string, { from: Instant; to: Instant }[]>();
  /** The seconds that count as tracked, whoever brought them, in the order of their arrival. */
  readonly kept: Piece[] = [];
  private readonly taken = new Map<number, Span[]>();
  /** Sent twice is sent once: by the SHA-256 of what came. */
  private readonly answers = new Map<string, Answer>();
  private readonly brought = new Map<string, Brought>();
  private session: {
    device: string;
    name: string;
    contract: string;
    since: Instant;
    heardAt: Instant;
  } | null = null;

  constructor(now: Instant, contracts: readonly Contract[]) {
    this.now = now;
    this.contracts = contracts;
  }

  broughtBy(device: string): Brought {
    const known = this.brought.get(device) ?? { pieces: [], overlaps: [], manual: [] };
    this.brought.set(device, known);
    return known;
  }

  /** Seconds of the kept ones that no contract may have (T5), and those that are there twice (T6): none. */
  pause(contract: string): void {
    this.pausesOf(contract).push({ from: this.now, to: Number.POSITIVE_INFINITY });
    this.change(contract, { standing: 'contract-paused', pausedAt: formatInstant(this.now) });
  }

  resume(contract: string): void {
    const pauses = this.pausesOf(contract);
    const last = pauses.pop();
    if (last) pauses.push({ from: last.from, to: this.now });
    this.change(contract, { standing: 'active', pausedAt: null });
  }

  /** Which tracker the house knows to track just now. */
  tracksNow(): string | null {
    return this.fresh()?.device ?? null;
  }

  fetchFor(caller: Caller): typeof fetch {
    return async (input, init) => {
      if (!caller.isOnline()) throw new TypeError('the network is pulled out');
      const address = new URL(input instanceof Request ? input.url : input);
      const what = `${init?.method ?? 'GET'} ${address.pathname.replace(API_ROOT, '')}`;
      const text = await new Response(init?.body ?? '').text();
      const answer = this.answer(what, text, caller);
      if (answer === null) return new Response(null, { status: 204 });
      const refused = 'refused' in answer;
      const letter = refused
        ? { code: answer.refused, message: `the house says ${answer.refused}` }
        : answer.letter;
      return Response.json(letter, { status: refused ? 409 : 200 });
    };
  }

  private answer(what: string, body: string, caller: Caller): Answer {
    const [, contract = '', rest = ''] = /^\w+ \/contracts\/([^/]+)\/(.+)$/.exec(what) ?? [];
    if (what === 'GET /clock')
      return { letter: { now: formatInstant(this.now), movable: false, demo: false } };
    if (what === 'GET /contracts') return { letter: this.contracts };
    if (what === 'GET /me/session') return { letter: { session: this.letterOf(this.fresh()) } };
    if (what === 'DELETE /me/session') return this.leave(caller);
    if (what === 'PUT /me/session') return this.announce(JSON.parse(body) as Announcement, caller);
    if (rest.startsWith('weeks/')) return { letter: weekLetter(0) };
    if (rest === 'diary') return { letter: emptyDiary(this.now) };
    if (rest === 'manual-time') return this.write(contract, JSON.parse(body) as Manual, caller);
    if (rest.startsWith('segments/')) return this.record(body, caller);
    throw new Error(`nobody answers ${what}`);
  }

  private announce({ contract, since, takeOver }: Announcement, { device, name }: Caller): Answer {
    const before = this.fresh();
    if (before && before.device !== device && !takeOver) return { refused: 'tracking-elsewhere' };
    this.session = {
      device,
      name,
      contract,
      since: Math.min(toInstant(since), this.now),
      heardAt: this.now,
    };
    return { letter: { session: this.letterOf(this.session) } };
  }

  private leave({ device }: Caller): Answer {
    if (this.session?.device === device) this.session = null;
    return null;
  }

  private fresh(): typeof this.session {
    return this.session && this.now - this.session.heardAt < SILENT_SECONDS ? this.session : null;
  }

  private letterOf(session: typeof this.session): DeskSession | null {
    if (!session) return null;
    const { device, name: deviceName, contract, since } = session;
    return {
      device,
      deviceName,
      contract,
      title: 'Header colours',
      client: 'Acme',
      since: formatInstant(since),
    };
  }

  /** M2 and M3, as far as time away can break them. */
  private write(contract: string, { from, to, id }: Manual, { device }: Caller): Answer {
    const span = { contract, from: toInstant(from), to: toInstant(to) };
    const exact = this.contracts.find((each) => each.id === contract)?.terms.pay === 'exact';
    const step = exact ? 60 : 600;
    if (span.from % step !== 0 || span.to % step !== 0 || span.from >= span.to)
      return { refused: 'not-on-boundary' };
    this.broughtBy(device).manual.push(span);
    return { letter: { id, week: weekLetter(0) } };
  }

  private record(body: string, { device }: Caller): Answer {
    const record = SegmentRecord.parse(JSON.parse(body));
    if (this.now < segmentEnd(record.segment)) return { refused: 'segment-running' };
    const sha256 = createHash('sha256').update(body).digest('hex');
    const answer = this.answers.get(sha256) ?? this.take(record, sha256, this.broughtBy(device));
    this.answers.set(sha256, answer);
    return answer;
  }

  private take(record: SegmentRecord, sha256: string, { pieces, overlaps }: Brought): Answer {
    const { contract, segment } = record;
    for (const { from, to } of record.stretches) pieces.push({ contract, from, to });
    const inside = keepPart(trackedOf(record), this.pausesOf(contract));
    if (!inside) return { refused: 'outside-contract' };
    const taken = this.taken.get(segment) ?? [];
    const part = keepPart(inside, taken);
    const overlap = secondsOf(inside.stretches) - secondsOf(part?.stretches ?? []);
    if (overlap > 0) overlaps.push(`${contract} ${segment}`);
    if (!part) return { refused: 'overlap' };
    const spans = part.stretches.map(({ from, to }) => ({ from, to }));
    this.taken.set(segment, [...taken, ...spans]);
    for (const span of spans) this.kept.push({ contract, ...span });
    const outsideSeconds = secondsOf(record.stretches) - secondsOf(inside.stretches);
    const receipt = { segment, sha256, state: 'recorded', overlapSeconds: overlap, outsideSeconds };
    return { letter: { ...receipt, supersededSeconds: 0, wanted: [] } };
  }

  private pausesOf(contract: string): { from: Instant; to: Instant }[] {
    const known = this.pauses.get(contract) ?? [];
    this.pauses.set(contract, known);
    return known;
  }

  private change(contract: string, change: Partial<Contract>): void {
    this.contracts = this.contracts.map((each) => (each.id === contract ? { ...each, ...change } : each));
  }
}

type Answer = { readonly letter: unknown } | { readonly refused: string } | null;
type Announcement = { readonly contract: string; readonly since: string; readonly takeOver: boolean };
type Manual = { readonly id: string; readonly from: string; readonly to: string };

function trackedOf(record: SegmentRecord): TrackedSegment {
  const { segment, stretches, snapshotAt, memos } = record;
  const none = { activeMinutes: [], activityMeasured: true, pictureWithheld: false, editedMemo: null };
  return { segment, stretches, snapshotAt, memos, ...none, late: false };
}

function emptyDiary(now: Instant): unknown {
  const day = now - (now % DAY_SECONDS);
  return { from: formatInstant(day), to: formatInstant(day + DAY_SECONDS), entries: [], superseded: [] };
}
