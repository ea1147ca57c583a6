import { explainedSegment } from '@stint/core/explain/explained';
import { formatInstant } from '@stint/core/instant';
import { scenarioFrom } from '@stint/core/testing/chance';
import type { DiaryEntry } from '@stint/wire/diary';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scenarioOfEntry } from './from-diary.ts';
import { play, type Way } from './play.ts';
import { storyOf } from './story.ts';

const timeline = fc
  .array(fc.nat(9999), { minLength: 60, maxLength: 300, size: 'max' })
  .map((numbers): unknown => JSON.parse(JSON.stringify(scenarioFrom(numbers))));

it('every segment of any timeline, taken from the diary by itself, comes to the same numbers', () => {
  let played = 0;
  fc.assert(
    fc.property(timeline, (value) => {
      const story = storyOf(value);
      const way = play(story)[story.contract.pay];
      for (const entry of lettersOf(way)) {
        const { seen: _, label: __, ...own } = entry;
        const file = scenarioOfEntry(entry, contractOf(way, story.client.verifiedAt));
        if (!file) {
          expect(entry.kind).toBe('deleted');
          continue;
        }
        played += 1;
        const { segments, refused } = play(storyOf(file))[story.contract.pay].explanation;
        expect(refused).toEqual([]);
        expect(segments.find(({ start, kind }) => start === entry.start && kind === entry.kind)).toEqual(own);
      }
    }),
    { numRuns: 60, seed: 20_261_116 },
  );
  expect(played).toBeGreaterThan(200);
});

/** What the diary tells a reader of a week. */
function lettersOf({ judged }: Way): DiaryEntry[] {
  return judged.timesheet.entries.map((entry) => {
    const tracked = entry.kind === 'tracked' ? judged.diary.at(entry.segment).tracked : null;
    const active = new Set(tracked?.activeMinutes);
    const seen = {
      app: null,
      title: null,
      withheld: null,
      pictures: [],
      stretches: (tracked?.stretches ?? []).map(({ from, to, end }) => ({
        from: formatInstant(from),
        to: formatInstant(to),
        end,
      })),
      activity: Array.from({ length: 10 }, (_, minute): [number, number, number] => [
        active.has(minute) ? 3 : 0,
        0,
        0,
      ]),
      unmeasuredSeconds: 0,
      capabilities: null,
      earlierMemos: [],
      earlierLabels: [],
      kept: null,
      erased: null,
      likeBefore: null,
    };
    return { ...explainedSegment(entry, 'USD'), label: null, seen: entry.kind === 'tracked' ? seen : null };
  });
}

function contractOf({ judged: { contract } }: Way, clientVerifiedAt: string | null) {
  return {
    starts: formatInstant(contract.starts),
    clientVerifiedAt,
    terms: {
      pay: contract.pay,
      currency: 'USD',
      rate: '45.00',
      weeklyLimitMinutes: null,
      manualTime: true,
      idleMinutes: contract.idleMinutes,
      minActiveMinutes: contract.minActiveMinutes,
      snapshots: 'full' as const,
      activityUnmeasured: 'unprotected' as const,
      privateWindowMinutes: 10,
      freelancerFeePercent: '10',
      clientFeePercent: '5',
      activityLabels: [],
      labelRequired: false,
      weeklyStipend: null,
      scheduledRaise: null,
    },
  };
}
