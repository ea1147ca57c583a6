import { describe, expect, it } from 'vitest';
import type { Status } from '../status-page.ts';
import { instant } from '../testing/hand-clock.ts';
import { K1 } from '../testing/world.ts';
import type { DueNotice } from './notice.ts';
import { firstWatch, look, type Sight } from './notices.ts';
import { at, BREAD, finished, HEADER, moment, tracking } from './testing/moment.ts';

/** What is told at each of these moments, one after the other. */
function seen(...moments: Status[]): Sight[] {
  let watch = firstWatch(instant('08:55'), new Set());
  return moments.map((status) => {
    const sight = look(watch, status, 'Europe/Lisbon');
    watch = sight.watch;
    return sight;
  });
}

const lastDue = (...moments: Status[]): readonly DueNotice[] => seen(...moments).at(-1)?.due ?? [];
const sentence = ({ title, body }: DueNotice): string => `${title} | ${body}`;
const labels = ({ buttons }: DueNotice): string[] => buttons.map(({ label }) => label);

describe("at a segment's end", () => {
  const running = tracking('09:11');

  it('says that its picture was taken, and what Delete costs', () => {
    const [notice, ...others] = lastDue(running, { ...running, segments: [finished('09:00')] });
    expect(others).toEqual([]);
    expect(notice && sentence(notice)).toBe(
      '09:00–09:10 · picture taken | Header colours, Acme Garden Tools. Deleting takes 10 minutes, $7.50 out of this week (C3).',
    );
    expect(notice && labels(notice)).toEqual(['Delete…', 'Open the panel']);
  });

  it('says that there was no snapshot, and that the ten minutes do not count (C1)', () => {
    const last = finished('09:00', { snapshot: false, trackedSeconds: 252, countedSeconds: 0, cost: null });
    expect(lastDue(running, { ...running, segments: [last] }).map(sentence)).toEqual([
      '09:00–09:10 · no snapshot | Header colours, Acme Garden Tools. Its snapshot instant fell outside tracked time, so it does not count (C1). 4:12 minutes of it are tracked and not billed, so deleting costs nothing.',
    ]);
  });

  it('says that a private rule held the picture back, and until when only the freelancer sees it (P7)', () => {
    const last = finished('09:00', { withheld: 'private-title', privateUntil: at('09:20') });
    expect(lastDue(running, { ...running, segments: [last] }).map(sentence)).toEqual([
      '09:00–09:10 · no picture, a private window | Header colours, Acme Garden Tools. A private window was in front, so no picture was made. It counts, and is not protected (P7). Deleting takes 10 minutes, $7.50 out of this week (C3). Only you see it until 09:20.',
    ]);
  });

  it('tells each segment once, also when it leaves the list and comes back, or the tracker starts again', () => {
    const ended = { ...running, segments: [finished('09:00')] };
    const sights = seen(running, ended, ended, running, ended);
    expect(sights.map(({ due }) => due.length)).toEqual([0, 1, 0, 0, 0]);
    const again = look(firstWatch(instant('08:55'), sights.at(-1)?.watch.told ?? new Set()), ended, 'UTC');
    expect(again.due).toEqual([]);
  });

  it('says nothing of what was over before the tracker came, and makes several that end at once one notice', () => {
    const [old, first, second] = [finished('08:40'), finished('09:00'), finished('09:10')];
    expect(lastDue({ ...running, segments: [old] })).toEqual([]);
    expect(lastDue(running, { ...running, segments: [second, first, old] }).map(sentence)).toEqual([
      expect.stringContaining(
        '09:10–09:20 · picture taken | Header colours, Acme Garden Tools. Deleting takes 10 minutes, $7.50 out of this week (C3). Before it: 1 more segment',
      ),
    ]);
  });
});

describe('when the clock stopped by itself', () => {
  const ending = { ...HEADER, at: at('09:21'), reason: 'idle' as const, memo: 'API tests' };
  const stopped = moment({ now: at('09:31'), ending });

  it('says when and why, and that the time since can be claimed, dropped or gone on with (T4, M5)', () => {
    const [notice] = lastDue(tracking('09:30'), stopped);
    expect(notice && sentence(notice)).toBe(
      'Tracking stopped at 09:21 | Header colours, Acme Garden Tools. It ended with your last key, click or scroll (T4); the time since is not tracked. In the panel you can write it in as manual time, drop it, or go on.',
    );
    expect(notice?.stays).toBe('waits');
    expect(seen(tracking('09:30'), stopped, stopped).at(-1)?.due).toEqual([]);
  });

  it('says why it cannot be written in, where it cannot', () => {
    const away = {
      ...HEADER,
      from: at('09:21'),
      to: at('09:31'),
      reason: 'idle' as const,
      memo: 'API tests',
      manual: null,
      says: null,
      earlier: 0,
      refusal: 'The terms of this contract do not allow manual time.',
    };
    expect(lastDue(tracking('09:30'), { ...stopped, away }).map(({ body }) => body)).toEqual([
      expect.stringContaining(
        'you can go on. It cannot be written in: The terms of this contract do not allow manual time.',
      ),
    ]);
  });

  it('is silent when the freelancer pressed Stop, and takes the notice away once the clock runs again', () => {
    expect(lastDue(tracking('09:30'), moment({ now: at('09:31') }))).toEqual([]);
    expect(seen(tracking('09:30'), stopped, tracking('09:40')).at(-1)?.over).toContain('ended');
  });
});

describe('the weekly limit (B2)', () => {
  const counted = (countedSeconds: number, week = '2026-11-16'): Status =>
    tracking('09:20', { week: { contract: K1, week, countedSeconds, limitMinutes: 1200 } });

  it('is told at 90 % and at 100 %, once in a week each', () => {
    const sights = seen(
      counted(64_799),
      counted(64_800),
      counted(65_400),
      counted(72_000),
      counted(64_000),
      counted(66_000),
      counted(72_600),
      counted(64_800, '2026-11-23'),
    );
    expect(sights.map(({ due }) => due.map(({ title }) => title))).toEqual([
      [],
      ['18:00 of 20:00 this week'],
      [],
      ["This week's limit of 20:00 is reached"],
      [],
      [],
      [],
      ['18:00 of 20:00 this week'],
    ]);
    expect(sights[1]?.due[0]?.body).toContain('2:00 are left. Time past it is shown, and not billed (B2)');
  });

  it('is not told where there is none, where nothing is tracked, and of another contract', () => {
    const week = { contract: K1, week: '2026-11-16', countedSeconds: 72_000, limitMinutes: null };
    expect(lastDue(tracking('09:20', { week }))).toEqual([]);
    expect(lastDue(moment({ week: { ...week, limitMinutes: 1200 } }))).toEqual([]);
    expect(
      lastDue(tracking('09:20', { week: { ...week, contract: BREAD.contract, limitMinutes: 1200 } })),
    ).toEqual([]);
  });
});

it('each kind can be switched off, and is not told later for it', () => {
  const running = tracking('09:11');
  const off = { ...running.settings, notices: { ...running.settings.notices, segment: false } };
  const ended = { ...running, segments: [finished('09:00')] };
  expect(seen(running, { ...ended, settings: off }, ended).map(({ due }) => due.length)).toEqual([0, 0, 0]);
});
