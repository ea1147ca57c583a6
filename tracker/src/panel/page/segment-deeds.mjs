// What the freelancer does with a segment that is over. What cannot be undone is asked for first, with its cost.
import { act, now } from './desk.mjs';
import { fetchAnew } from './pictures.mjs';
import { areYouSure } from './sure.mjs';
import { deletionWords, removalWords } from './verdicts.mjs';

/** @typedef {import('../../status-page.ts').StatusLast} Finished */
/** @typedef {{ monitor: number, left: number, top: number, width: number, height: number }} Region in thousandths */

/** C3. @param {Finished} finished */
export async function deleteSegment(finished) {
  return (await areYouSure(deletionWords(finished))) && act('/delete', idOf(finished));
}

/** P7. @param {Finished} finished */
export async function removePicture(finished) {
  const contract = now().contracts.find((each) => each.contract === finished.contract);
  return (await areYouSure(removalWords(finished, contract))) && act('/remove-picture', idOf(finished));
}

/** @param {Finished} finished @param {readonly Region[] | 'whole'} regions */
export function blurPicture(finished, regions) {
  fetchAnew(finished);
  return act('/blur-picture', { ...idOf(finished), regions });
}

/** The private window ends now. @param {Finished} finished */
export function sendNow(finished) {
  return act('/send-now', idOf(finished));
}

/** @param {Finished} finished */
function idOf({ contract, segment }) {
  return { contract, segment };
}
