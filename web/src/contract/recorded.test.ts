import type { Contract } from '@stint/wire/contracts';
import type { Capabilities } from '@stint/wire/record';
import { describe, expect, it } from 'vitest';
import { deviceRows, recordedLines, seenLines } from './recorded.ts';

const terms: Contract['terms'] = {
  pay: 'segment',
  currency: 'USD',
  rate: '45.00',
  weeklyLimitMinutes: null,
  manualTime: false,
  idleMinutes: 10,
  minActiveMinutes: 5,
  snapshots: 'full',
  activityUnmeasured: 'unprotected',
  privateWindowMinutes: 10,
  freelancerFeePercent: '10',
  clientFeePercent: '5',
  activityLabels: [],
  labelRequired: false,
  weeklyStipend: null,
  scheduledRaise: null,
};
const laptop: Capabilities = {
  counts: true,
  idle: true,
  window: true,
  picture: 'each-monitor',
  monitors: 2,
  backend: 'x11',
};
const browser: Capabilities = {
  counts: false,
  idle: false,
  window: false,
  picture: 'shared',
  monitors: 1,
  backend: 'browser',
};
const said = (more: Partial<typeof terms>, device: Capabilities | null) =>
  recordedLines({ ...terms, ...more }, device).map(({ says }) => says);
const seen = (more: Partial<typeof terms>) =>
  seenLines({ terms: { ...terms, ...more }, organisation: { id: 'o', name: 'Acme' } })
    .map(({ says }) => says)
    .join(' ');

describe('what is recorded on a contract', () => {
  it('T2, T4, P6: by a tracker that sees everything', () => {
    expect(said({}, laptop)).toEqual([
      'When each session begins and ends, to the second, and why it ended; and its memo.',
      'For each minute how many keys, clicks and scrolls. Never which, and never where.',
      'After 10 minutes without a key, a click or a scroll the session ends, one second after the last of them.',
      'Once in ten minutes, at a second that nobody is told before, a picture of each of 2 monitors.',
      'At that second, the name of the app in front and the title of its window.',
    ]);
  });

  it('P8: by one that sees less, each thing that it lacks', () => {
    expect(said({}, browser).join(' ')).toMatch(
      /No activity: this device cannot count.*cannot tell when nobody is there.*of what is shared with the tracker.*No app and no window title/,
    );
    expect(said({}, { ...laptop, picture: 'none' })[3]).toContain('This device cannot take a picture');
    expect(said({}, { ...laptop, picture: 'whole-desktop' })[3]).toContain('one picture of all monitors');
    expect(said({}, { ...laptop, monitors: 1 })[3]).toContain('a picture of the monitor.');
  });

  it('C1: by terms that ask for blurred pictures, or for none', () => {
    expect(said({ snapshots: 'blurred' }, laptop)[3]).toContain(
      'blurred on this computer before it leaves it',
    );
    expect(said({ snapshots: 'none' }, laptop)[3]).toContain('No picture, as the terms say');
    expect(said({ idleMinutes: null }, laptop)[2]).toBe('A session runs until it is stopped.');
  });

  it('is what a desktop tracker can see, while nothing was tracked', () => {
    expect(said({}, null)[3]).toContain('a picture of each monitor');
  });

  it('C3, P7: who sees it, when, and what can be held back', () => {
    expect(seen({})).toMatch(
      /no live view.*For 10 minutes after its end.*blurred or taken out.*Acme and the/,
    );
    expect(seen({ privateWindowMinutes: 0 })).toContain('A segment is sent when it is over');
    expect(seen({ snapshots: 'none' })).not.toContain('picture');
  });

  it('P8: what the last device could see, one by one', () => {
    expect(deviceRows(browser).map(({ says }) => says)).toEqual([
      'no',
      'no',
      'no',
      'only of what is shared',
      '1',
      'browser',
    ]);
  });
});
