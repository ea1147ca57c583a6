import type { Status } from '../status-page.ts';
import { type DueNotice, type Moments, OPEN_PANEL } from './notice.ts';
import { clock, workOf } from './words.ts';

type Stop = NonNullable<Status['ending']> | NonNullable<Status['away']>;

/** The clock stopped by itself: when, why, and what can be made of the time since. It waits to be seen. */
export function tellEnded({ after, zone }: Moments): DueNotice[] {
  const { tracking, ending, away } = after;
  const stop: Stop | null = tracking ? null : (ending ?? away);
  const words = stop && whyEnded(stop.reason);
  if (!stop || !words) return [];
  const at = 'at' in stop ? stop.at : stop.from;
  return [
    {
      kind: 'ended',
      keys: [`ended ${stop.contract} ${at}`],
      topic: 'ended',
      title: `Tracking stopped at ${clock(at, zone)}`,
      body: [`${workOf(stop)}.`, words, restOf(stop.reason, away)].filter((each) => each !== '').join(' '),
      buttons: [OPEN_PANEL],
      stays: 'waits',
    },
  ];
}

/** Null: the freelancer did it, and knows. */
export function whyEnded(reason: Stop['reason']): string | null {
  return WORDS[reason];
}

const WORDS: Readonly<Record<Stop['reason'], string | null>> = {
  stopped: null,
  switched: null,
  'logged-out': null,
  idle: 'It ended with your last key, click or scroll (T4); the time since is not tracked.',
  locked: 'The screen was locked; the time since is not tracked.',
  asleep: 'The computer went to sleep; the time since is not tracked.',
  'clock-jumped': "The computer's clock jumped; no second is counted twice, and none is made up.",
  died: 'The tracker ended without a goodbye: time is kept up to your last key, click or scroll (T5).',
  paused: 'The contract was paused (T5).',
  ended: 'The contract has ended (T5).',
  'taken-over': 'Another tracker of yours went on with it: one person, one clock (T1).',
  disk: 'The disk is full: nothing is claimed that would not be kept. Free some space.',
};

const CAN_BE_CLAIMED = new Set(['idle', 'locked', 'asleep', 'died', 'clock-jumped']);

/** M5: what becomes of the tail is the freelancer's to say, in the panel. */
function restOf(reason: string, away: Status['away']): string {
  if (!CAN_BE_CLAIMED.has(reason)) return '';
  if (away?.refusal) return `In the panel you can go on. It cannot be written in: ${away.refusal}`;
  return 'In the panel you can write it in as manual time, drop it, or go on.';
}
