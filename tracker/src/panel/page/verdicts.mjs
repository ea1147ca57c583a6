// What became of a finished segment, and what a deed on it would cost, in words.
import { money, spell, when } from './words.mjs';

/** @typedef {import('../../status-page.ts').StatusLast} Finished */
/** @typedef {import('../../status-page.ts').StatusContract} Contract */

/** P2–P8 in two or three words. @type {Readonly<Record<string, string>>} */
const FAULTS = {
  'over-limit': 'over the limit',
  'no-snapshot': 'no snapshot',
  'client-unverified': 'client not verified',
  'memo-missing': 'no memo',
  'low-activity': 'low activity',
  'picture-private': 'picture private',
  'activity-unmeasured': 'not measured',
};

/** @param {Finished} finished @param {string} now */
export function verdictOf(
  { countedSeconds, waits, privateUntil, protected: isProtected, reasons, snapshot },
  now,
) {
  if (privateUntil !== null)
    return { kind: 'waits', words: `only you see it until ${when(privateUntil, now)}` };
  if (isProtected === true) return { kind: 'protected', words: 'protected' };
  if (isProtected === false) {
    return {
      kind: 'open',
      words: `not protected: ${reasons.map(({ code }) => FAULTS[code] ?? code).join(', ')}`,
    };
  }
  if (waits) return { kind: 'waits', words: 'on its way to the house' };
  if (countedSeconds === 0)
    return { kind: 'none', words: snapshot ? 'does not count' : 'no snapshot: does not count' };
  return { kind: 'waits', words: 'the house has it; its verdict follows' };
}

const WITHHELD = {
  terms: 'No picture: the terms ask for none.',
  'private-app': 'No picture: a private app of yours was in front (P7).',
  'private-title': 'No picture: a private title of yours was in front (P7).',
  'private-window': 'You removed its picture (P7).',
  'capture-failed': 'Its picture could not be taken. It counts all the same.',
};

/** What there is to say of its picture; blank where it is as usual. @param {Finished} finished */
export function pictureWords({ withheld, maskedPermille, monitors }) {
  if (withheld) return WITHHELD[withheld];
  return maskedPermille > 0 ? `${shareWords(maskedPermille)} of ${wholeOf(monitors)} is blurred.` : '';
}

/** As the diary says it: never more than it is, for half is what P7 asks about. @param {number} permille */
export function shareWords(permille) {
  return permille < 10 ? 'Less than 1 %' : `${Math.floor(permille / 10)} %`;
}

/** What a share is of: of several monitors it is that of which most is hidden. @param {number} monitors */
export function wholeOf(monitors) {
  return monitors > 1 ? "one monitor's picture" : 'the picture';
}

/** What stands where its picture would. @param {Finished} finished */
export function noPictureWord({ snapshot, withheld }) {
  if (!snapshot) return 'no snapshot';
  if (!withheld) return 'not kept here';
  return withheld === 'private-app' || withheld === 'private-title' || withheld === 'private-window'
    ? 'private'
    : 'no picture';
}

/** C3: what deleting it takes. @param {Finished} finished */
export function deletionWords(finished) {
  const { cost, countedSeconds, waits, start, end } = finished;
  const seconds = cost?.seconds ?? countedSeconds;
  const amount = cost && seconds > 0 ? `, ${money(cost.money, cost.currency)},` : '';
  const where = waits ? ' Its picture has not left this computer and is erased here at once.' : '';
  return {
    title: `Delete ${when(start, end)}–${when(end, start)}?`,
    cost:
      seconds > 0
        ? `Deleting takes ${spell(seconds)}${amount} out of this week (C3).`
        : 'It does not count, so deleting it costs nothing (C3).',
    what: `Snapshot, activity and memo are gone for good; the diary keeps a tombstone.${where}`,
    word: 'Delete for good',
  };
}

/** P7: what taking the picture out takes. @param {Finished} finished @param {Contract | undefined} contract */
export function removalWords({ start, end }, contract) {
  const asks = contract?.snapshots !== 'none';
  return {
    title: 'Remove the picture?',
    cost: asks ? 'The segment still counts. It is not protected any more (P7).' : 'The segment still counts.',
    what: `The picture of ${when(start, end)}–${when(end, start)} is erased here and never sent, nor are the app and the title of its window. The diary says that you withheld it.`,
    word: 'Remove it',
  };
}
