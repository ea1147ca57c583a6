import type { Status, StatusLast } from '../status-page.ts';
import { type DueNotice, type Moments, type Notice, OPEN_PANEL } from './notice.ts';
import { between, clock, instantOf, many, minutes, money, workOf, type Zone } from './words.ts';

/**
 * T2: that a picture was taken is told of segments that are over, and of nothing else: the status page has no other.
 * What was over before the tracker came is not news. Several at once, after a sleep say, are one notice.
 */
export function tellSegments({ after, told, openedAt, zone }: Moments): DueNotice[] {
  const fresh = after.segments.filter((each) => instantOf(each.end) > openedAt && !told.has(keyOf(each)));
  const [newest] = fresh;
  if (!newest) return [];
  const earlier = fresh.length - 1;
  const more = earlier > 0 ? `Before it: ${many(earlier, 'more segment')}, shown in the panel.` : '';
  const { contract, segment } = newest;
  const words = [`${workOf(newest)}.`, pictureWords(newest), worthOf(newest), privacyOf(newest, zone), more];
  return [
    {
      kind: 'segment',
      keys: fresh.map(keyOf),
      topic: 'segment',
      title: `${between(newest.start, newest.end, zone)} · ${headOf(newest)}`,
      body: words.filter((each) => each !== '').join(' '),
      buttons: [{ label: 'Delete…', does: { deed: 'ask-to-delete', contract, segment } }, OPEN_PANEL],
      stays: 'briefly',
    },
  ];
}

/** C3 is for good: a click on Delete asks once more, with the cost, and nothing happens while nobody answers. */
export function askToDelete(status: Status, contract: string, segment: number, zone: Zone): Notice {
  const last = status.segments.find((each) => each.contract === contract && each.segment === segment);
  const cost = last ? costOf(last) : null;
  const what = cost ?? 'this segment';
  const when = last ? `${workOf(last)}, ${between(last.start, last.end, zone)}. ` : '';
  return {
    topic: 'delete',
    title: `Delete ${what}, for good?`,
    body: `${when}Snapshot, activity and memo are gone then; the diary keeps a tombstone (C3).`,
    buttons: [
      { label: 'Delete for good', does: { deed: 'delete', contract, segment } },
      { label: 'Keep it', does: { deed: 'keep' } },
    ],
    stays: 'a-minute',
  };
}

function keyOf({ contract, segment }: StatusLast): string {
  return `segment ${contract} ${segment}`;
}

function headOf({ snapshot, withheld, monitors }: StatusLast): string {
  if (!snapshot) return 'no snapshot';
  if (withheld !== null) return WITHHELD[withheld].head;
  return monitors > 1 ? `${monitors} pictures taken` : 'picture taken';
}

function pictureWords({ snapshot, withheld, maskedPermille, countedSeconds }: StatusLast): string {
  if (!snapshot) return countedSeconds > 0 ? NO_SNAPSHOT_EXACT : NO_SNAPSHOT;
  if (withheld !== null) return WITHHELD[withheld].sentence;
  return maskedPermille > 0 ? 'Part of the picture is blurred by your own rules.' : '';
}

const NO_SNAPSHOT = 'Its snapshot instant fell outside tracked time, so it does not count (C1).';
const NO_SNAPSHOT_EXACT = 'Its snapshot instant fell outside tracked time, so it is not protected (P3).';

const WITHHELD: Readonly<
  Record<NonNullable<StatusLast['withheld']>, { readonly head: string; readonly sentence: string }>
> = {
  terms: { head: 'snapshot without picture', sentence: 'The terms ask for no picture.' },
  'private-app': {
    head: 'no picture, a private app',
    sentence: 'A private app was in front, so no picture was made. It counts, and is not protected (P7).',
  },
  'private-title': {
    head: 'no picture, a private window',
    sentence: 'A private window was in front, so no picture was made. It counts, and is not protected (P7).',
  },
  'private-window': { head: 'picture taken out', sentence: 'You took its picture out (P7).' },
  'capture-failed': {
    head: 'no picture',
    sentence: 'No picture could be made; the snapshot stands without one.',
  },
};

/** What Delete would cost, before it is asked for. */
function worthOf(last: StatusLast): string {
  const cost = costOf(last);
  if (cost !== null) return `Deleting takes ${cost} out of this week (C3).`;
  return `${minutes(last.trackedSeconds)} of it are tracked and not billed, so deleting costs nothing.`;
}

/** "10 minutes, $7.50"; null where nothing is billed. */
function costOf({ cost, countedSeconds }: StatusLast): string | null {
  if (!cost) return countedSeconds === 0 ? null : minutes(countedSeconds);
  return cost.seconds === 0 ? null : `${minutes(cost.seconds)}, ${money(cost.money, cost.currency)}`;
}

function privacyOf({ privateUntil }: StatusLast, zone: Zone): string {
  return privateUntil === null ? '' : `Only you see it until ${clock(privateUntil, zone)}.`;
}
