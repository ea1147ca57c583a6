// Asks before what cannot be undone, with what it costs. The safe answer has the focus.
import { at, dialog, say } from './dom.mjs';

/**
 * @param {{ title: string, cost: string, what: string, word: string }} words
 * @returns {Promise<boolean>}
 */
export function areYouSure({ title, cost, what, word }) {
  say('sure-title', title);
  say('sure-cost', cost);
  say('sure-what', what);
  say('sure-do', word);
  const sure = dialog('sure');
  sure.returnValue = '';
  sure.showModal();
  at('keep').focus();
  return new Promise((answer) => {
    sure.addEventListener('close', () => answer(sure.returnValue === 'do'), { once: true });
  });
}
