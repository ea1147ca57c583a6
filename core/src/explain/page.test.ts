import { describe, expect, it } from 'vitest';
import { story } from '../testing/story.ts';
import { explainForPeople } from './page.ts';
import { readScenario } from './scenario.ts';

const page = (lines: string, more: Parameters<typeof story>[1] = {}): string =>
  explainForPeople(readScenario(JSON.parse(JSON.stringify(story(lines, more)))));

describe('explain for people', () => {
  it('shows a table for each day, every decision with its rule, the bill and the clock', () => {
    const terms = {
      manualTime: true,
      weeklyLimitMinutes: 20,
      freelancerFeePercent: '10',
      clientFeePercent: '5',
    };
    const lines = `09:00 start Header colours
      09:00-09:10 work
      09:11 input
      09:12 stop
      09:30 manual 09:20-09:30 Call
      09:31 start
      11-17T09:00 delete 09:20
      11-17T09:01 manual 09:20-09:30 Longer call
      11-17T10:00 start API tests
      11-17T10:05 input
      11-17T10:06 pause`;
    expect(page(lines, { contract: terms })).toMatchInlineSnapshot(`
      "Week of Mon 2026-11-16 · segment pay · USD · weekly limit 0:20 (B3) · all times UTC

      Mon 2026-11-16   counted 0:20 · uncounted 0:02 · manual 0:10 · billed 0:10 · protected 0:10
        time         kind     tracked  counted   billed  active      rate  verdict
        09:00–09:10  tracked    10:00    10:00    10:00   10/10     45.00  ⛊ protected · Header colours
            ✓ C1 The snapshot was taken at 09:05:00 UTC: the whole segment counts.
        09:10–09:20  tracked     2:00     0:00     0:00    1/10     45.00  not counted: no-snapshot · Header colours
            ✗ C1 No session was open at the snapshot instant, so this segment does not count. The 2:00 tracked are shown as uncounted.
        09:20–09:30  manual      0:00    10:00     0:00       –     45.00  ⛉ not protected: manual-time, over-limit · Longer call
            ✓ M5 Written in by hand: 10:00, which counts in full.
            ✗ P1 Manual time is never protected: no snapshot and no activity stand behind it.
            ✗ P2 All of it is past the weekly limit: it is shown, and not billed.
        09:20–09:30  deleted     0:00     0:00     0:00       –     45.00  not counted: deleted
            ✗ C3 The freelancer deleted this segment. All that it held is gone and counts 0.

      Tue 2026-11-17   counted 0:10 · uncounted 0:00 · manual 0:00 · billed 0:10 · protected 0:00
        time         kind     tracked  counted   billed  active      rate  verdict
        10:00–10:10  tracked     6:00    10:00    10:00    1/10     45.00  ⛉ not protected: low-activity · API tests
            ✓ C1 The snapshot was taken at 10:05:00 UTC: the whole segment counts, though 6:00 of it was tracked.
            ✗ P6 1 active minute in 6:00 tracked; the contract asks for 5 in ten minutes, so for 3 here.

      The week
        tracked             0:18
        uncounted           0:02
        counted             0:30
        of it manual        0:10
        over limit          0:10
        billed              0:20
        protected           0:10

      Invoice, in USD, each line and each fee rounded once (B4)
        tracked, 0:20 at 45.00 an hour                   15.00
        total                                            15.00
        freelancer fee, 10 %                              1.50
        the freelancer nets                              13.50
        client fee, 5 %                                   0.75
        the client pays                                  15.75

      Clock (B5)
        locks and is invoiced  2026-11-23T12:00:00Z
        review ends            2026-11-28T00:00:00Z
        available              2026-12-02T00:00:00Z
      "
    `);
  });

  it('a week without anything says so', () => {
    expect(page('')).toContain('Nothing was tracked or written in this week.');
    expect(page('')).toContain('none: nothing is billed (B5)');
  });

  it('a memo keeps its line and commands no terminal', () => {
    const shown = page('09:00 start \u001b[31mred\u202eder\u2028next\n09:05 input\n09:06 stop');
    expect(shown).toContain('[31mred der next');
    for (const sign of ['\u001b', '\u202e', '\u2028']) expect(shown).not.toContain(sign);
  });
});
