import { formatInstant } from '@stint/core/instant';
import { describe, expect, it } from 'vitest';
import { drawOf } from '../signed-in.ts';
import type { Status } from '../status-page.ts';
import { instant } from '../testing/hand-clock.ts';
import { openTrackerBench } from '../testing/tracker-bench.ts';
import { K1 } from '../testing/world.ts';
import { faceOf } from './face.ts';
import type { MenuLine } from './menu.ts';
import { firstWatch, look } from './notices.ts';
import { at, BREAD, HEADER, listed, moment, tracking } from './testing/moment.ts';
import { trayView } from './view.ts';

const view = (status: Status) => trayView(status, 'UTC');
/** Each part of the menu as lines; what cannot be clicked in brackets, a submenu indented by `>`. */
const menu = (status: Status): string[][] =>
  view(status).menu.map((part) => part.flatMap((line) => drawn(line)));
const drawn = ({ label, time, deed, lines }: MenuLine, depth = ''): string[] => {
  const words = `${depth}${label}${time === undefined ? '' : ` · ${time}`}`;
  return [deed || lines ? words : `[${words}]`, ...(lines ?? []).flatMap((line) => drawn(line, '> '))];
};

describe('the face of the icon', () => {
  it('shows what the clock does', () => {
    expect(faceOf(moment())).toEqual({ clock: 'stopped', sign: 'none' });
    expect(faceOf(tracking('09:01'))).toEqual({ clock: 'running', sign: 'none' });
    expect(faceOf(moment({ paused: { ...HEADER, memo: '', since: at('09:00') } })).clock).toBe('paused');
  });

  it('shows the one thing beside it that matters most: trouble, then protection, then the line', () => {
    const sign = (status: Status): string => faceOf(status).sign;
    expect(sign(tracking('09:01', { line: 'offline' }))).toBe('offline');
    expect(sign(tracking('09:01', { line: 'offline', memo: '' }))).toBe('unprotected');
    expect(sign(tracking('09:01', { line: 'sign-in-again', memo: '' }))).toBe('trouble');
    expect(sign(moment({ disk: 'full' }))).toBe('trouble');
    expect(sign(tracking('09:01', { counting: 'lost' }))).toBe('trouble');
    expect(sign(moment({ counting: 'lost' }))).toBe('none');
  });
});

describe('the menu', () => {
  it('while nothing is tracked: start the last work with its memo, or another', () => {
    expect(menu(moment())).toEqual([
      ['[Not tracking]'],
      [
        'Start Header colours, Acme Garden Tools · “API tests”',
        'Start another',
        '> Bread site, Birch Bakery',
      ],
      ['Open the panel', 'Open the diary'],
      ['Quit Stint'],
    ]);
  });

  it('while it runs: what, since how long, Stop, Pause, and the others; a paused one is grey with its reason', () => {
    const contracts = [listed(HEADER), listed(BREAD, { standing: 'contract-paused' })];
    expect(menu(tracking('10:12:40', { contracts, line: 'offline', waiting: 2 }))).toEqual([
      ['[Header colours, Acme Garden Tools · 1:12]', '[“API tests”]', '[Offline · 2 segments waiting]'],
      ['Stop', 'Pause everything', 'Switch to', '[> Bread site, Birch Bakery (paused)]'],
      ['Open the panel', 'Open the diary'],
      ['Stop and quit'],
    ]);
  });

  it('while it is paused: go on', () => {
    const [head, work] = menu(moment({ paused: { ...HEADER, memo: 'API tests', since: at('09:30') } }));
    expect(head).toEqual(['[Paused since 09:30]']);
    expect(work?.[0]).toBe('Go on with Header colours, Acme Garden Tools');
  });

  it('says what is wrong where somebody looks', () => {
    const [head] = menu(tracking('09:01', { memo: '', line: 'sign-in-again' }));
    expect(head).toContain('[Not protected: no memo]');
    expect(head).toContain('[Sign this tracker in again: everything is kept until then]');
    expect(menu(moment({ contracts: [] }))[1]).toEqual(['[You have no contract yet]']);
  });

  it('nothing but the time of the session changes while nothing happens', () => {
    const [before, after] = [view(tracking('09:01')), view(tracking('09:59'))];
    const timeless = (value: unknown) =>
      JSON.stringify(value, (key, inner: unknown) => (key === 'time' ? 0 : inner));
    expect(timeless(after)).toBe(timeless(before));
    expect(after).not.toEqual(before);
  });
});

describe('T2: nobody is told before the end', () => {
  const first = instant('09:00') / 600;
  const half = instant('09:05');

  /** Works from 09:00 to 09:05, and writes down all that tray and notices say in each second. */
  async function said(seed: number): Promise<{ drawn: number; before: string[]; after: string[] }> {
    const bench = await openTrackerBench('09:00', seed);
    let watch = firstWatch(instant('08:55'), new Set());
    const before: string[] = [];
    const after: string[] = [];
    await bench.tracker.start(K1, 'Header colours');
    for (let now = instant('09:00') + 1; now < instant('09:11'); now += 1) {
      if (now === half) await bench.tracker.stop();
      await bench.until(formatInstant(now));
      if (now % 60 === 0) await bench.tracker.ask();
      const status = bench.tracker.status();
      const sight = look(watch, status, 'UTC');
      watch = sight.watch;
      const words = JSON.stringify([trayView(status, 'UTC'), sight.due, sight.over]);
      (now < instant('09:10') ? before : after).push(words.replaceAll(bench.house.address, 'house'));
    }
    const drawn = drawOf(bench.signedIn)(first);
    await bench.close();
    return { drawn, before, after };
  }

  it('two runs that differ only in whether the instant has passed look and sound the same, until it is over', async () => {
    const [early, late] = await Promise.all([said(EARLY), said(LATE)]);
    expect([early.drawn < half, late.drawn < half]).toEqual([true, false]);
    expect(early.before).toEqual(late.before);
    expect(early.after).not.toEqual(late.after);
    expect(early.after.join()).toContain('picture taken');
    expect(late.after.join()).toContain('no snapshot');
  });
});

/** Seeds whose draw lies in the first, and in the second half of that segment. */
const [EARLY, LATE] = [1, 6];
