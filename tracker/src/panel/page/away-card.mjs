// The card that says "You were away", and asks what becomes of the time (T4, M5).
import { act } from './desk.mjs';
import { button, foreign, make, redraw, say } from './dom.mjs';
import { many, when } from './words.mjs';

/** @typedef {import('../../status-page.ts').Status} Status */
/** @typedef {NonNullable<Status['away']>} Away */

export const WHY_AWAY = {
  idle: 'No key, click or scroll for a while, so tracking ended with the last one (T4).',
  locked: 'The screen was locked, so tracking ended with the last key, click or scroll before it.',
  asleep: 'The computer slept, so tracking ended with the last key, click or scroll before it.',
  died: 'The tracker ended without saying goodbye, so time is kept up to the last key, click or scroll (T5).',
  'clock-jumped':
    'The computer’s clock jumped, so tracking ended with the last key, click or scroll before it.',
};

/** It keeps the words that somebody is writing in it. */
export function awayCard() {
  const head = make('h2');
  const why = make('p', { className: 'quiet' });
  const claimWords = make('p', { className: 'quiet' });
  const claiming = claimForm();
  const drop = button('Drop it', () => void act('/drop-away'), { id: 'away-drop' });
  const on = button('Go on tracking', () => void act('/go-on-after-away'), {
    id: 'away-on',
    className: 'primary',
  });
  const deeds = make('div', { className: 'deeds' }, claiming.claim, on, drop);
  const node = make('div', { className: 'card offer' }, head, why, claiming.form, claimWords, deeds);

  /** @param {Away} away @param {Status} state */
  const update = (away, { now, tracking }) => {
    say(head, `You were away ${when(away.from, now)}–${when(away.to, away.from)}`);
    redraw(why, [away.reason, away.client, away.title], () => [
      `${WHY_AWAY[away.reason]} `,
      foreign(away.client),
      ' · ',
      foreign(away.title),
    ]);
    claiming.update(away, now);
    const more =
      away.earlier > 0
        ? ` ${many(away.earlier, 'time')} away before it ${away.earlier === 1 ? 'is' : 'are'} still to be decided.`
        : '';
    say(claimWords, `${away.manual ? `${away.says ?? ''} ${CLAIM_WORDS}` : (away.refusal ?? '')}${more}`);
    on.hidden = tracking !== null;
  };
  return { node, update };
}

const CLAIM_WORDS = 'It counts in full and is never protected (M5, P1).';

function claimForm() {
  const memo = make('input', {
    id: 'away-memo',
    type: 'text',
    maxLength: 1000,
    dir: 'auto',
    autocomplete: 'off',
    placeholder: 'What did you do meanwhile?',
  });
  const label = make(
    'label',
    { htmlFor: 'away-memo', className: 'visually-hidden' },
    'Memo of the time away',
  );
  const claim = button('Claim', () => void act('/claim-away', { memo: memo.value }), { id: 'away-claim' });
  const form = make('div', {}, label, memo);
  let known = '';
  /** @param {Away} away @param {string} now */
  const update = ({ from, memo: said, manual }, now) => {
    if (known !== from) memo.value = said;
    known = from;
    form.hidden = manual === null;
    claim.hidden = manual === null;
    if (manual) say(claim, `Claim ${when(manual.from, now)}–${when(manual.to, manual.from)}`);
  };
  return { form, claim, update };
}
