import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { quickFolder } from '@stint/server/store/embedded/testing';
import type { DeskClock } from '@stint/tracker/time';
import { type DaysTold, simulateDays } from '../days/days.ts';

export interface DaysCampaign {
  readonly days: number;
  readonly seed: string;
  readonly tell: (line: string) => void;
}

/** Days that prove nothing: too few seconds, or something that never happened. */
const LEAST_SECONDS = 2000;
const MUST_HAPPEN = [
  'clock set back',
  'clock set forward',
  'contract paused',
  'display lost',
  'freeze',
  'kill',
  'lock',
  'log-out',
  'offline',
  'overlap',
  'sleep',
];

/**
 * Years of Ana's days in minutes: the real tracker on two computers with everything going wrong, against an oracle that
 * saw every second. The control is a tracker whose watch follows the wall, so that it follows a clock that is set back.
 */
export async function trackDays(
  campaign: DaysCampaign,
): Promise<{ readonly lines: string[]; readonly holds: boolean }> {
  const { days, seed, tell } = campaign;
  const folder = await mkdtemp(join(quickFolder(), 'stint-days-'));
  try {
    const run = await simulateDays({ days, seed, folder, tell });
    const control = await simulateDays({ days: CONTROL_DAYS, seed, folder, lie: followsTheWall });
    const faults = [...run.faults, ...proofless(run), ...(control.faults.length === 0 ? [UNSEEN] : [])];
    const lines = [...sayDays(seed, run), sayControl(control)];
    const some = faults.slice(0, 10).map((fault) => `  ${fault}`);
    const holds = faults.length === 0;
    return { lines: [...lines, ...some, holds ? 'days: holds' : 'days: DO NOT HOLD'], holds };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** By then at the latest it must have been seen. */
const CONTROL_DAYS = 50;
const UNSEEN = 'the control did no wrong: the oracle cannot see any';

function followsTheWall(clock: DeskClock): DeskClock {
  return { ...clock, steady: () => clock.now() };
}

function proofless({ days, secondsOut, happened }: DaysTold): string[] {
  const never = days < 20 ? [] : MUST_HAPPEN.filter((what) => !happened.has(what));
  return [
    ...(secondsOut < days * LEAST_SECONDS ? [`only ${secondsOut} seconds: it proves nothing`] : []),
    ...never.map((what) => `never happened: ${what}`),
  ];
}

function sayDays(seed: string, run: DaysTold): string[] {
  const { days, secondsIn, overlapSeconds, outsideSeconds, secondsOut, toldSeconds, sessions } = run;
  const expected = secondsIn - overlapSeconds - outsideSeconds;
  return [
    `days: seed ${seed}, ${days} days, ${sessions} sessions at two computers, tracked ${secondsIn} s in`,
    `  by both at once (T6) ${overlapSeconds} s, in a pause heard of late (T5) ${outsideSeconds} s: leaves ${expected} s`,
    `  at the house ${secondsOut} s out; not tracked and told each time ${toldSeconds} s`,
    `  ${[...run.happened]
      .map(([what, times]) => `${what} ${times}`)
      .sort()
      .join(', ')}`,
  ];
}

function sayControl({ faults }: DaysTold): string {
  return `days, control, which follows a clock that is set back: ${faults[0] ?? 'nothing seen'}`;
}
