import { describe, expect, it } from 'vitest';
import type { Status } from '../status-page.ts';
import { instant } from '../testing/hand-clock.ts';
import { K1 } from '../testing/world.ts';
import type { DueNotice } from './notice.ts';
import { firstWatch, look, type Sight } from './notices.ts';
import { at, BREAD, finished, HEADER, listed, moment, tracking } from './testing/moment.ts';

function seen(...moments: Status[]): Sight[] {
  let watch = firstWatch(instant('08:55'), new Set());
  return moments.map((status) => {
    const sight = look(watch, status, 'UTC');
    watch = sight.watch;
    return sight;
  });
}

const due = (...moments: Status[]): string[][] => seen(...moments).map((each) => each.due.map(sentence));
const sentence = ({ title, body }: DueNotice): string => `${title} | ${body}`;

describe('protection that is missing, before the work is done', () => {
  it('is told at Start, every fault named in the order of the rules (P2, P4, P5)', () => {
    const [, begun] = due(moment(), tracking('09:00', { memo: '', verified: false, withinLimit: false }));
    expect(begun).toEqual([
      expect.stringMatching(
        /^Not protected: over the limit, client not verified, no memo \| .*\(B2, P2\).*\(P4\).*\(P5\)\.$/,
      ),
    ]);
  });

  it('offers the last memo of the contract, a click away', () => {
    const [notice] = seen(moment(), tracking('09:00', { memo: '' })).at(-1)?.due ?? [];
    expect(notice?.buttons[0]).toEqual({
      label: '“API tests”',
      does: { deed: 'memo', contract: K1, text: 'API tests' },
    });
  });

  it('is told when it becomes so, and taken away when it is mended', () => {
    const good = tracking('09:05');
    const sights = seen(
      good,
      tracking('09:06', { verified: false }),
      tracking('09:07', { verified: false }),
      good,
    );
    expect(sights.map((each) => each.due.map(({ title }) => title))).toEqual([
      [],
      ['Not protected: client not verified'],
      [],
      [],
    ]);
    expect(sights.at(-1)?.over).toEqual(['protection']);
  });

  it('leaves a limit that is reached in the middle of a session to the notice of the limit', () => {
    const week = { contract: K1, week: '2026-11-16', countedSeconds: 72_000, limitMinutes: 1200 };
    expect(due(tracking('09:05'), tracking('09:06', { withinLimit: false, week })).at(-1)).toEqual([
      expect.stringContaining("This week's limit of 20:00 is reached"),
    ]);
  });

  it('never speaks of activity: a quiet segment is told nothing while it runs', () => {
    const quiet = tracking('09:09:59');
    const segment = quiet.segment && { ...quiet.segment, activeMinutes: 0 };
    expect(due(tracking('09:05'), { ...quiet, segment })).toEqual([[], []]);
  });

  it('a memo an hour old is asked about once', () => {
    const times = ['09:59:59', '10:00', '10:01'].map((now) => tracking(now));
    expect(due(...times)).toEqual([
      [],
      [
        'Still “API tests”? | Header colours, Acme Garden Tools. The memo is 60 minutes old. Change it when the work has changed.',
      ],
      [],
    ]);
  });
});

describe('what needs to be known', () => {
  it('T6: what came late or gave way is one notice, however many there are', () => {
    const told = (segment: number, code: string) => ({
      ...HEADER,
      at: 1,
      segment,
      code,
      message: 'It arrived after its week had locked: it is shown, and counts 0 (T6).',
    });
    expect(due(moment(), moment({ told: [told(instant('07:00') / 600, 'late')] }))[1]).toEqual([
      '07:00 · came late | Header colours, Acme Garden Tools. It arrived after its week had locked: it is shown, and counts 0 (T6).',
    ]);
    const many = [told(1, 'late'), told(2, 'late'), told(3, 'overlap'), told(4, 'terms-changed')];
    expect(due(moment(), moment({ told: many }), moment({ told: many }))).toEqual([
      [],
      [
        '4 segments did not go the usual way | 2 came late, 1 brought by another tracker, 1 not taken by the house. The panel shows each.',
      ],
      [],
    ]);
    expect(due(moment(), moment({ told: [told(5, 'capture-failed')] }))[1]).toEqual([]);
  });

  it('T1: another tracker of the same person', () => {
    const elsewhere = { ...BREAD, deviceName: 'laptop', since: at('08:50') };
    expect(due(moment(), moment({ elsewhere }))[1]).toEqual([
      'Another tracker of yours is tracking | “laptop” tracks Bread site, Birch Bakery since 08:50. Where two bring the same seconds, the first keeps them (T6).',
    ]);
    const ending = { ...HEADER, at: at('08:50'), reason: 'taken-over' as const, memo: '' };
    expect(due(tracking('08:49'), moment({ elsewhere, ending }))[1]).toEqual([
      expect.stringContaining('Another tracker of yours went on with it: one person, one clock (T1).'),
    ]);
  });

  it('offline: after half an hour with something waiting, then once a day', () => {
    const off = (now: string, waiting = 3): Status => moment({ now, line: 'offline', waiting });
    const [first, , half, later, day] = due(
      off(at('09:00')),
      off(at('09:29:59')),
      off(at('09:30')),
      off(at('12:00')),
      off('2026-11-17T09:00:00Z', 12),
    );
    expect([first, later]).toEqual([[], []]);
    expect(half).toEqual([
      expect.stringMatching(/^Offline for 30 minutes · 3 segments waiting \| Nothing is lost/),
    ]);
    expect(day).toEqual([expect.stringMatching(/^Offline for 24 hours · 12 segments waiting/)]);
    expect(due(off(at('09:00'), 0), off(at('11:00'), 0)).flat()).toEqual([]);
  });

  it('sign in again, a full disk, a clock that differs: when it comes up, and again when it comes back', () => {
    const out = moment({ line: 'sign-in-again', waiting: 2 });
    expect(due(moment(), out, out, moment(), out).map((each) => each.length)).toEqual([0, 1, 0, 0, 1]);
    expect(due(moment(), out)[1]).toEqual([
      'Sign this tracker in again: everything is kept until then | 2 segments waiting.',
    ]);
    const bad = moment({ disk: 'full', skewSeconds: 900 });
    expect(due(moment(), bad)[1]).toEqual([
      "The disk is full: nothing is tracked now | Your computer's clock and the house's differ: set yours right",
    ]);
  });

  it('what the house makes wait, by its own words and without its markup', () => {
    const held = [
      { contract: K1, segment: 7, code: 'contract-unknown', message: 'no\nsuch\u202e <b>contract</b>' },
    ];
    expect(due(moment(), moment({ held }), moment({ held }))[1]).toEqual([
      'The house makes something wait | Header colours, Acme Garden Tools. no such <b>contract</b> (contract-unknown). All of it is kept here.',
    ]);
  });
});

it('words of others never turn the line around, and never fill the screen', () => {
  const title = `\u202egpj.exe\u2066\n${'x'.repeat(500)}`;
  const names = { ...HEADER, title, client: 'עסק בע״מ' };
  const status = tracking('09:11', {
    contracts: [listed(names)],
    segments: [finished('09:00', { title, client: names.client })],
  });
  const [notice] = seen(tracking('09:10'), status).at(-1)?.due ?? [];
  expect(notice?.body).toMatch(/^gpj\.exe x{51}…, \u2068עסק בע״מ\u2069\. Deleting/);
});
