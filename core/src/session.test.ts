import { describe, expect, it } from 'vitest';
import { endAfterDeath, noteInput, startSession } from './session.ts';
import { at, story } from './testing/story.ts';
import { refusalsOf, told } from './testing/world.ts';

const exact = { contract: { pay: 'exact' } } as const;
const trackedSeconds = (lines: string, more: Parameters<typeof story>[1] = exact): number =>
  told(story(lines, more)).week.trackedSeconds;

describe('one clock per person', () => {
  it('T1: starting again on the same contract is refused, and the session goes on with its memo', () => {
    const scenario = story('09:00 start API tests\n09:01 input\n09:02 start Other\n09:03 stop');
    expect(refusalsOf(scenario)).toEqual(['start: already-tracking']);
    expect(told(scenario).segments[0]).toMatchObject({ trackedSeconds: 180, memo: 'API tests' });
  });

  it('T1: starting on another contract ends the first session at that instant', () => {
    const wanted = { memo: '', now: at('09:00'), standing: 'active' } as const;
    const first = startSession(null, { ...wanted, contract: 'k1' });
    if ('refused' in first) throw new Error(first.refused);
    const second = startSession(first.open, { ...wanted, contract: 'k2', now: at('09:20') });
    expect(second).toMatchObject({
      ended: { contract: 'k1', start: at('09:00'), end: at('09:20'), reason: 'switched' },
      open: { contract: 'k2', start: at('09:20') },
    });
  });

  it('T1: stop and a new memo with nothing open are refused', () => {
    expect(refusalsOf(story('09:00 stop\n09:00 memo Words'))).toEqual([
      'stop: not-tracking',
      'memo: not-tracking',
    ]);
  });

  it('T1: a session that stops at the instant of its start tracks nothing', () => {
    expect(trackedSeconds('09:00 start\n09:00 input\n09:00 stop')).toBe(0);
  });
});

describe('idle time is not tracked', () => {
  it('T4: the session ends one second after the last input, once ten minutes went by without one', () => {
    expect(trackedSeconds('09:00 start\n09:04 input\n09:20 stop')).toBe(241);
    expect(refusalsOf(story('09:00 start\n09:04 input\n09:20 stop'))).toEqual(['stop: not-tracking']);
  });

  it('T4: without any input it ends at its start', () => {
    expect(trackedSeconds('09:00 start\n09:10 stop')).toBe(0);
    expect(trackedSeconds('09:00 start\n09:09:59 stop')).toBe(599);
  });

  it('T4: an input exactly ten minutes after the last one is too late, and changes nothing', () => {
    expect(trackedSeconds('09:00 start\n09:04 input\n09:13:59 input\n09:14 stop')).toBe(840);
    expect(trackedSeconds('09:00 start\n09:04 input\n09:14 input\n09:14:30 stop')).toBe(241);
  });

  it('T4: an input of three zeros is no input', () => {
    const scenario = story('09:00 start\n09:04 input\n09:20 stop', exact);
    const silent = { at: '2026-11-16T09:09:00Z', type: 'input', keys: 0, clicks: 0 };
    const events = [...scenario.events.slice(0, 2), silent, ...scenario.events.slice(2)];
    expect(told({ ...scenario, events }).week.trackedSeconds).toBe(241);
  });

  it('T4: after the last event time runs on without input', () => {
    expect(trackedSeconds('09:00 start\n09:04 input')).toBe(241);
  });

  it('T4: with idleMinutes null it never idles, and ends at the last event, even a refused one', () => {
    const never = { contract: { pay: 'exact', idleMinutes: null } };
    expect(trackedSeconds('09:00 start\n12:00 start', never)).toBe(3 * 3600);
  });

  it('T4: an input at the instant of the stop belongs to the session that starts there, if one does', () => {
    const restarted = story(
      '09:00 start\n09:03 input\n09:04 input\n09:04 stop\n09:04 start\n09:06 stop',
      exact,
    );
    expect(told(restarted).segments[0]).toMatchObject({ activeMinutes: 2, trackedSeconds: 360 });
    const stopped = story('09:00 start\n09:03 input\n09:04 input\n09:04 stop', exact);
    expect(told(stopped).segments[0]).toMatchObject({ activeMinutes: 1, trackedSeconds: 240 });
  });

  it('T4: an input with no session open does nothing, even at the instant of the next start', () => {
    expect(told(story('09:00 input\n09:00 start\n09:05 stop', exact)).segments[0]).toMatchObject({
      activeMinutes: 0,
    });
  });

  it('T4: deleting a segment does not move the end of its session', () => {
    const kept = '09:00 start\n09:09 input\n09:15 delete 09:00\n09:18:59 input\n09:20 stop';
    expect(told(story(kept, exact)).week.trackedSeconds).toBe(600);
  });
});

describe('no session without an active contract', () => {
  it('T5: start is refused before the contract starts, while it is paused and after its end', () => {
    const lines = '09:00 start\n10:00 pause\n10:01 start\n10:02 resume\n10:03 end\n10:03 start';
    expect(refusalsOf(story(lines, { contract: { starts: '2026-11-16T10:00:00Z' } }))).toEqual([
      'start: contract-not-started',
      'start: contract-paused',
      'start: contract-ended',
    ]);
  });

  it('T5: an ended contract says so first, then one that has not started, then a paused one', () => {
    const late = { contract: { starts: '2026-12-01T00:00:00Z' } };
    expect(refusalsOf(story('09:00 pause\n09:01 start\n09:02 end\n09:03 start', late))).toEqual([
      'start: contract-not-started',
      'start: contract-ended',
    ]);
  });

  it('T5: a pause and an end stop the open session at that instant', () => {
    const lines = '09:00 start\n09:04 input\n09:05 pause\n09:06 resume\n09:06 start\n09:07 input\n09:08 end';
    expect(trackedSeconds(lines)).toBe(300 + 120);
  });

  it('T5: pausing twice, resuming what runs and changing what has ended are not allowed', () => {
    const lines = `09:00 resume
      09:01 pause
      09:02 pause
      09:03 resume
      09:03 resume
      09:04 end
      09:05 pause
      09:05 resume
      09:05 end
      09:05 rate 50.00
      09:05 limit 60
      09:05 manualTime true`;
    expect(refusalsOf(story(lines))).toEqual([
      'resume: not-allowed',
      'pause: not-allowed',
      'resume: not-allowed',
      ...['pause', 'resume', 'end', 'rate', 'limit', 'manualTime'].map((type) => `${type}: not-allowed`),
    ]);
  });

  it('T5: before the contract starts all its terms may change', () => {
    const late = { contract: { starts: '2026-12-01T00:00:00Z' } };
    const lines =
      '09:00 pause\n09:00 resume\n09:00 rate 50.00\n09:00 limit 60\n09:00 manualTime true\n09:00 end';
    expect(refusalsOf(story(lines, late))).toEqual([]);
  });

  it('T5: a session whose tracker died ends one second after its last recorded input', () => {
    const started = startSession(null, { contract: 'k1', memo: '', now: at('09:00'), standing: 'active' });
    if ('refused' in started || !started.open) throw new Error('it starts');
    expect(endAfterDeath(noteInput(started.open, at('09:07')))).toMatchObject({
      end: at('09:07:01'),
      reason: 'died',
    });
    expect(endAfterDeath(started.open)).toMatchObject({ start: at('09:00'), end: at('09:00') });
  });
});
