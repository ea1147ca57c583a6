import { describe, expect, it } from 'vitest';
import { segmentOf } from './segment.ts';
import type { Session } from './session.ts';
import { at, story } from './testing/story.ts';
import { told } from './testing/world.ts';
import { cutSegment } from './tracked.ts';

const first = (lines: string, more: Parameters<typeof story>[1] = {}) => told(story(lines, more)).segments[0];

describe('one snapshot instant per segment', () => {
  it('T2: the snapshot is taken when a session is open at its instant, the start included', () => {
    expect(first('09:05 start Words\n09:06 input\n09:06:30 stop')).toMatchObject({
      snapshotAt: '2026-11-16T09:05:00Z',
      trackedSeconds: 90,
      countedSeconds: 600,
    });
  });

  it('T2: the stop is not included: stopping at the very instant misses it', () => {
    expect(first('09:00 start\n09:04 input\n09:05 stop')).toMatchObject({
      snapshotAt: null,
      countedSeconds: 0,
    });
  });

  it('T2: the first and the last second of a segment belong to it', () => {
    const firstSecond = { snapshots: { default: 0 } };
    expect(first('09:00 start\n09:01 input\n09:01 stop', firstSecond)?.countedSeconds).toBe(600);
    const lastSecond = { snapshots: { default: 599 } };
    expect(first('09:08 start\n09:09 input\n09:10 stop', lastSecond)?.countedSeconds).toBe(600);
  });

  it('T2: a snapshot second may be given by any form of the segment start', () => {
    const listed = { snapshots: { default: 0, '2026-11-16T10:00:00+01:00': 420 } };
    expect(first('09:05 start\n09:08 input\n09:08 stop', listed)?.snapshotAt).toBe('2026-11-16T09:07:00Z');
  });

  it('T4: a snapshot in the idle tail is thrown away', () => {
    expect(first('09:00 start\n09:04:58 input\n09:30 stop')).toMatchObject({
      snapshotAt: null,
      trackedSeconds: 299,
    });
    expect(first('09:00 start\n09:05:00 input\n09:30 stop')).toMatchObject({
      trackedSeconds: 301,
      countedSeconds: 600,
    });
  });
});

describe('the memo that owns a segment', () => {
  it('T3: it is the one in force at the snapshot, a change at that very instant included', () => {
    expect(first('09:00 start One\n09:05 memo Two\n09:06 memo Three\n09:07 input\n09:10 stop')?.memo).toBe(
      'Two',
    );
  });

  it('T3: of two changes at one instant the later in the list is in force', () => {
    expect(first('09:00 start One\n09:00 memo Two\n09:05 input\n09:10 stop')?.memo).toBe('Two');
  });

  it('T3: without a snapshot it is the one at the last tracked second', () => {
    const lines = '09:00 start One\n09:02 input\n09:02 memo Two\n09:02:01 memo Three\n09:20 stop';
    expect(first(lines, { contract: { pay: 'exact' } })).toMatchObject({ memo: 'Two', trackedSeconds: 121 });
  });

  it('T3: the freelancer edits it once the segment is over; a blank edit is an edit too', () => {
    const worked = '09:00 start\n09:05 input\n09:09 stop';
    expect(first(`${worked}\n09:10 editMemo 09:00 Login form`)?.memo).toBe('Login form');
    expect(first(`${worked}\n09:10 editMemo 09:00 Login form\n09:11 editMemo 09:00`)?.memo).toBe('');
  });

  it('T3: an edit replaces the memo of all that the segment then holds, and of nothing later', () => {
    const lines = `09:00 start Old
      09:02 input
      09:03 stop
      09:11 manual 09:04-09:05 Call
      09:12 editMemo 09:00 New
      09:13 manual 09:06-09:07 Later`;
    const { segments } = told(story(lines, { contract: { pay: 'exact', manualTime: true } }));
    expect(segments.map(({ kind, memo }) => `${kind} ${memo}`)).toEqual(['tracked New', 'manual New']);
    const pieces = '09:11 manual 09:06-09:07 Later\n09:12 manual 09:04-09:05 Earlier';
    expect(first(pieces, { contract: { pay: 'exact', manualTime: true } })?.memo).toBe('Earlier');
  });
});

describe('cutting sessions into segments', () => {
  const session = (start: string, end: string): Session => ({
    contract: 'k1',
    start: at(start),
    end: at(end),
    reason: 'stopped',
    memos: [{ from: at(start), memo: start }],
  });
  const cut = (sessions: Session[], inputs: string[] = []) =>
    cutSegment({
      segment: segmentOf(at('09:10')),
      sessions,
      inputs: inputs.map(at),
      snapshotInstant: at('09:15'),
    });

  it('T1–T5: a stretch that reaches the border continues, one that ends says why', () => {
    expect(cut([session('09:00', '09:12'), session('09:14', '09:30')])).toMatchObject({
      stretches: [
        { from: at('09:10'), to: at('09:12'), end: 'stopped' },
        { from: at('09:14'), to: at('09:20'), end: 'continues' },
      ],
      snapshotAt: at('09:15'),
      memos: [
        { from: at('09:10'), memo: '09:00' },
        { from: at('09:14'), memo: '09:14' },
      ],
    });
    expect(cut([session('09:00', '09:20')])?.stretches).toMatchObject([{ end: 'stopped' }]);
  });

  it('C1: where no second is tracked there is no segment at all', () => {
    expect(cut([session('09:00', '09:10'), session('09:12', '09:12'), session('09:20', '09:30')])).toBeNull();
  });

  it('P6: an active minute is one with an input inside a session, however many', () => {
    const inputs = ['09:19:59', '09:10:00', '09:11:59', '09:10:59', '09:12:00', '09:20:00'];
    expect(cut([session('09:00', '09:12'), session('09:19', '09:20')], inputs)?.activeMinutes).toEqual([
      0, 1, 9,
    ]);
  });
});
