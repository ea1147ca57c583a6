import type { Contract } from '@stint/wire/contracts';
import type { LIMITS } from '@stint/wire/limits';
import type { RecordedLine } from '../contract/recorded.ts';

/** What holds where the terms say nothing else. */
export const ORDINARY: Contract['terms'] = {
  pay: 'segment',
  currency: 'USD',
  rate: '0',
  weeklyLimitMinutes: null,
  manualTime: false,
  idleMinutes: 10,
  minActiveMinutes: 5,
  snapshots: 'full',
  activityUnmeasured: 'unprotected',
  privateWindowMinutes: 10,
  freelancerFeePercent: '0',
  clientFeePercent: '0',
  activityLabels: [],
  labelRequired: false,
  weeklyStipend: null,
  scheduledRaise: null,
};

/** How far terms may go from what is ordinary. */
export function termChoices({ privateWindowMinutes }: typeof LIMITS): RecordedLine[] {
  return [
    line(
      'Pictures in full, blurred on the freelancer’s computer before they leave it, or none at all.',
      'C1',
    ),
    line('The session ends after 1 to 60 minutes without input, or never by itself.', 'T4'),
    line(`A private window of 0 to ${privateWindowMinutes} minutes; it is 10 where nothing is said.`, 'P7'),
    line('Whether time counts as protected where a device cannot measure activity.', 'P8'),
    line('All of it stands in the terms that both sides accept before the first hour.', null),
  ];
}

/**
 * How long things stay, by this house's own setting: days for which pictures are kept after the review of their week; null
 * for always; undefined while it is not known.
 */
export function keptLines(picturesKeptDays: number | null | undefined): RecordedLine[] {
  return [
    line(
      'What is taken out or deleted in the private window has never left the freelancer’s computer.',
      'P7',
    ),
    line(
      'Until its week locks (Monday 12:00 UTC) the freelancer may delete a segment: its pictures are overwritten, and a tombstone stays that says only that there was one.',
      'C3',
    ),
    picturesLine(picturesKeptDays),
    line(
      'After the lock the week is a bill that both sides hold, so its records (time, counts, memos, app and window title) stay as long as the operator of this house keeps its books. None of them goes by itself.',
      'B5',
    ),
    line(
      'What has reached the house goes from the freelancer’s computer; what waits there is encrypted.',
      null,
    ),
    line('Backups of the house keep what was deleted after they were made.', null),
  ];
}

function picturesLine(days: number | null | undefined): RecordedLine {
  if (days === undefined) {
    return line('Pictures stay for as long as this house is set to keep them; each says until when.', 'B5');
  }
  if (days === null) {
    return line('Pictures stay as long as the operator of this house keeps its books: it is set so.', 'B5');
  }
  const after = days === 0 ? 'as soon as' : `${days} ${days === 1 ? 'day' : 'days'} after`;
  return line(
    `Pictures go by themselves ${after} the review of their week has ended (Saturday 00:00 UTC, twelve days after its Monday): they are overwritten, and it stays that there was one, how large, and when it went. While something of the week is disputed, its pictures stay.`,
    'B5',
  );
}

/** What each field of a record is for, in plain words. */
export const FIELDS: Readonly<Record<string, string>> = {
  v: 'the form of the record',
  freelancer: 'whose time it is',
  contract: 'for which contract',
  segment: 'which ten minutes',
  device: 'which of the freelancer’s trackers',
  sequence: 'its number, so that none is lost',
  previous: 'a seal of the record before',
  stretches: 'from when to when the clock ran, and why it stopped',
  activity: 'for each of ten minutes: how many keys, clicks, scrolls',
  memos: 'what the freelancer wrote beside it',
  snapshotAt: 'the instant of the snapshot, if there was one',
  app: 'the name of the app in front at that instant',
  title: 'the title of its window',
  pictures: 'for each monitor: size, seal, and what was blurred',
  withheld: 'why there is no picture, if there is none',
  capabilities: 'what this device could see and what not',
};

function line(says: string, rule: string | null): RecordedLine {
  return { says, rule };
}
