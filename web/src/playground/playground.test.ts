import { readFileSync } from 'node:fs';
import { explain } from '@stint/core/explain/explain';
import { readScenario } from '@stint/core/explain/scenario';
import { scenarioFrom } from '@stint/core/testing/chance';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import presets from './cases.json' with { type: 'json' };
import { linkOf } from './link.ts';
import { openLink } from './open-link.ts';
import { play } from './play.ts';
import { fileOf, type Story, storyOf } from './story.ts';

interface Worked {
  readonly name: string;
  readonly says: string;
  readonly scenario: unknown;
  readonly result: unknown;
}

const worked = JSON.parse(
  readFileSync(new URL('../../../scenarios/cases/rules.json', import.meta.url), 'utf8'),
) as Worked[];

/** Anything that can happen in a week. */
const timeline = fc
  .array(fc.nat(9999), { minLength: 20, maxLength: 300, size: 'max' })
  .map((numbers): unknown => JSON.parse(JSON.stringify(scenarioFrom(numbers))));
const RANDOM = { numRuns: 500, seed: 20_261_116 };

/** What the page shows of the way that a story's contract agreed to. */
function shown(story: Story): unknown {
  return play(story)[story.contract.pay].explanation;
}

describe('the playground', () => {
  it('begins with the worked cases of the rules', () => {
    expect(presets).toEqual(worked.map(({ name, says, scenario }) => ({ name, says, scenario })));
  });

  it.each(worked)('shows of $name what its rule says', ({ scenario, result }) => {
    expect(shown(storyOf(scenario))).toEqual(result);
  });

  it('shows of any timeline what `stint explain` prints of its file, by both ways of pay', () => {
    fc.assert(
      fc.property(timeline, (value) => {
        const story = storyOf(value);
        const file = JSON.parse(JSON.stringify(fileOf(story))) as ReturnType<typeof fileOf>;
        const both = play(story);
        for (const pay of ['segment', 'exact'] as const) {
          const other = { ...file, contract: { ...file.contract, pay } };
          expect(both[pay].explanation).toEqual(explain(readScenario(other)));
        }
      }),
      RANDOM,
    );
  });

  it('C1: on average segment pay counts what was worked, on any timeline', () => {
    fc.assert(
      fc.property(timeline, (value) => {
        const { averages, exact, segment } = play(storyOf(value));
        expect(Math.abs(averages.expectedSeconds - averages.workedSeconds)).toBeLessThan(1e-6);
        expect(averages.workedSeconds).toBe(segment.explanation.week.trackedSeconds);
        expect(averages.workedSeconds).toBe(exact.explanation.week.trackedSeconds);
      }),
      RANDOM,
    );
  });

  it('C1: draws of all instants anew, each told through `explain`, have that mean and that spread', () => {
    const [story] = worked
      .filter(({ name }) => name === 'over-the-limit')
      .map(({ scenario }) => storyOf(scenario));
    const cut = storyOf(cutShort);
    for (const one of [cut, ...(story ? [story] : [])]) {
      const { averages } = play(one);
      const draws = fc.sample(fc.noBias(fc.array(fc.nat(599), { minLength: 1008, maxLength: 1008 })), {
        numRuns: 400,
        seed: 7,
      });
      const counted = draws.map((seconds) => countedWith(one, seconds));
      const mean = counted.reduce((sum, each) => sum + each, 0) / counted.length;
      const error = averages.spreadSeconds / Math.sqrt(counted.length);
      expect(Math.abs(mean - averages.workedSeconds)).toBeLessThanOrEqual(4 * error);
    }
  });

  it('a link holds the whole story, and opens to the same numbers', () => {
    fc.assert(
      fc.property(timeline, (value) => {
        const story = storyOf(value);
        const hash = linkOf(fileOf(story));
        if (hash === null) return;
        const opened = openLink(hash);
        expect('refused' in opened ? opened.refused : fileOf(opened)).toEqual(fileOf(story));
      }),
      { numRuns: 100, seed: 5 },
    );
  });
});

/** Six pieces of work, each cut off somewhere in its segment. */
const cutShort = {
  contract: {
    starts: '2026-11-02T00:00:00Z',
    pay: 'segment',
    rate: '45.00',
    currency: 'USD',
    idleMinutes: null,
  },
  client: { verifiedAt: null },
  week: '2026-11-16',
  events: [9, 10, 11, 12, 13, 14].flatMap((hour) => {
    const at = (time: string) => `2026-11-16T${String(hour).padStart(2, '0')}:${time}Z`;
    return [
      { at: at('01:30'), type: 'start' },
      { at: at(`0${hour - 7}:10`), type: 'stop' },
    ];
  }),
};

function countedWith(story: Story, seconds: readonly number[]): number {
  const monday = Date.parse(`${story.week}T00:00:00Z`);
  const snapshots = Object.fromEntries(
    seconds.map((second, n) => [new Date(monday + n * 600_000).toISOString().replace('.000', ''), second]),
  );
  return play({ ...story, snapshots }).segment.explanation.week.countedSeconds;
}

describe('a link that is none', () => {
  const packed = (value: unknown) => `s=${Buffer.from(JSON.stringify(value)).toString('base64url')}`;
  const good = worked[0]?.scenario as Record<string, unknown>;

  it.each<[string, string, RegExp]>([
    ['empty', 's=', /form/],
    ['of another form', '<script>alert(1)</script>', /form/],
    ['cut off', packed(good).slice(0, -9), /cannot be read/],
    ['no UTF-8', `s=${Buffer.from([0x22, 0xff, 0x22]).toString('base64url')}`, /cannot be read/],
    ['too long', `s=${'a'.repeat(30_000)}`, /longer/],
    ['no scenario', packed(['a']), /must be an object/],
    ['with a key too many', packed({ ...good, html: '<img>' }), /html: unknown key/],
    ['with a prototype', 's=eyJfX3Byb3RvX18iOnt9fQ', /__proto__: unknown key/],
    ['with another week', packed({ ...good, week: '2026-11-17' }), /must be a Monday/],
    [
      'with a rate of text',
      packed({ ...good, contract: { ...(good.contract as object), rate: '1e3' } }),
      /contract\.rate/,
    ],
  ])('%s: is refused with the reason', (_, hash, reason) => {
    expect(openLink(hash)).toMatchObject({ refused: expect.stringMatching(reason) as unknown });
  });
});
