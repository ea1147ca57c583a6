import { formatInstant, type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import { SEGMENT_SECONDS, type SegmentNumber, segmentEnd, segmentStart } from '@stint/core/segment';
import { meets, type Span } from '@stint/core/span';
import { type Edge, type Held, spanOfBurst } from './edits.ts';
import type { Play } from './play.ts';
import { type Deed, instantOf, type Story, type Told } from './story.ts';

export type Lane = 'clock' | 'input' | 'snapshot' | 'manual' | 'deed';

/** Something on the timeline that can be dragged: a point, or a bar that has ends of its own. */
export interface Mark {
  readonly key: string;
  readonly lane: Lane;
  readonly held: Held;
  /** What a sign stands for. */
  readonly sign: Deed['type'] | 'from' | 'to' | 'all' | 'snapshot' | 'no-snapshot' | 'verified';
  readonly at: Instant;
  /** Where a bar ends; null for a point. */
  readonly to: Instant | null;
  /** How far it goes; null: as far as the timeline. */
  readonly within: Span | null;
  /** Seconds of one step: of an arrow key, and of a drag. */
  readonly step: number;
  readonly says: string;
  /** The rules refused it: it changes nothing. */
  readonly refused: boolean;
}

/** All that can be dragged inside a part of time, lane by lane and in the order of time. */
export function marksOf(story: Story, play: Play, frame: Span): Mark[] {
  const { segment } = play;
  const refused = new Set(play[story.contract.pay].judged.refused.map(({ event }) => story.told[event]?.id));
  const inside = (at: Instant) => at >= frame.from && at <= frame.to;
  const points = story.told.filter(({ at, burst }) => burst === null && inside(at));
  const clock = points.filter(({ deed }) => deed.type === 'start' || deed.type === 'stop');
  const deeds = points.filter((one) => !clock.includes(one));
  const marks = [
    ...clock.map((one) => eventMark(one, 'clock')),
    ...burstsOf(story, frame).flatMap((burst) => burstMarks(story, burst)),
    ...drawn(segment.judged.timesheet.entries, frame).map((number) => snapshotMark(story, segment, number)),
    ...story.told.flatMap((one) => manualMarks(one, story.contract.pay, frame)),
    ...deeds.map((one) => eventMark(one, 'deed')),
    ...verifiedMark(story, inside),
  ];
  return marks.map((mark) => ({ ...mark, refused: isEvent(mark.held) && refused.has(mark.held.id) }));
}

function isEvent(held: Held): held is Extract<Held, { id: number }> {
  return held.of === 'event' || held.of === 'manual';
}

export function keyOf(held: Held): string {
  return Object.values(held).join(' ');
}

const SAYS: Readonly<Record<Deed['type'], string>> = {
  start: 'Start',
  stop: 'Stop',
  memo: 'New memo',
  input: 'Input',
  delete: 'Segment deleted',
  editMemo: 'Memo edited',
  manual: 'Manual time written',
  limit: 'Weekly limit set',
  rate: 'Rate set',
  manualTime: 'Manual time allowed or not',
  pause: 'Contract paused',
  resume: 'Contract resumed',
  end: 'Contract ended',
};

function eventMark({ id, at, deed }: Told, lane: Lane): Mark {
  const held = { of: 'event', id } as const;
  return { ...point(held, lane, at), sign: deed.type, says: SAYS[deed.type] };
}

function burstMarks(story: Story, burst: number): Mark[] {
  const span = spanOfBurst(story, burst);
  return barMarks(span, 'input', (edge) => ({ of: 'burst', burst, edge }), 'Input', MINUTE_SECONDS);
}

function manualMarks({ id, deed }: Told, pay: 'segment' | 'exact', frame: Span): Mark[] {
  if (deed.type !== 'manual') return [];
  const span = { from: instantOf(deed.from), to: instantOf(deed.to) };
  if (!meets(span, frame)) return [];
  // M2: on ten-minute boundaries under segment pay, else on whole minutes.
  const step = pay === 'segment' ? SEGMENT_SECONDS : MINUTE_SECONDS;
  return barMarks(span, 'manual', (edge) => ({ of: 'manual', id, edge }), 'Manual time', step);
}

/** The bar, then its two ends. */
function barMarks(
  { from, to }: Span,
  lane: Lane,
  hold: (edge: Edge) => Held,
  name: string,
  step: number,
): Mark[] {
  const mark = (edge: Edge, at: Instant, says: string): Mark => ({
    ...point(hold(edge), lane, at),
    sign: edge,
    step,
    says,
  });
  return [
    { ...mark('all', from, `${name}, all of it, from`), to },
    mark('from', from, `${name} from`),
    mark('to', to, `${name} until`),
  ];
}

/** A segment in which something was tracked has an instant that matters. */
function drawn(entries: Play['segment']['judged']['timesheet']['entries'], frame: Span): SegmentNumber[] {
  const tracked = entries.filter(
    ({ kind, segment }) => kind === 'tracked' && segmentStart(segment) >= frame.from,
  );
  return tracked.filter(({ segment }) => segmentEnd(segment) <= frame.to).map(({ segment }) => segment);
}

function snapshotMark(story: Story, { judged }: Play['segment'], segment: SegmentNumber): Mark {
  const taken = judged.timesheet.entries.some((one) => one.segment === segment && one.snapshotAt !== null);
  const start = segmentStart(segment);
  const second = story.snapshots[formatInstant(start)];
  const at = start + (second ?? story.snapshots.default ?? DRAWN_BY_DEFAULT);
  return {
    ...point({ of: 'snapshot', segment }, 'snapshot', at),
    sign: taken ? 'snapshot' : 'no-snapshot',
    within: { from: start, to: segmentEnd(segment) - 1 },
    says: taken ? 'Snapshot' : 'Snapshot, not taken,',
  };
}

/** As `stint explain` has it. */
const DRAWN_BY_DEFAULT = 300;

function verifiedMark({ client }: Story, inside: (at: Instant) => boolean): Mark[] {
  if (client.verifiedAt === null) return [];
  const at = instantOf(client.verifiedAt);
  if (!inside(at)) return [];
  return [{ ...point({ of: 'verified' }, 'deed', at), sign: 'verified', says: 'Client verified' }];
}

function burstsOf({ told }: Story, frame: Span): number[] {
  const bursts = told.flatMap(({ burst, at }) =>
    burst !== null && at >= frame.from && at <= frame.to ? [burst] : [],
  );
  return [...new Set(bursts)];
}

function point(held: Held, lane: Lane, at: Instant): Omit<Mark, 'sign' | 'says'> {
  const key = keyOf(held);
  return { key, lane, held, at, to: null, within: null, step: MINUTE_SECONDS, refused: false };
}
