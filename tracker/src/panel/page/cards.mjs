// The cards that stand where the running segment stands while nothing is tracked here: paused, elsewhere, ended,
// or nothing at all.
import { WHY_AWAY } from './away-card.mjs';
import { act, now } from './desk.mjs';
import { button, clipped, foreign, make, redraw, say, sign } from './dom.mjs';
import { when } from './words.mjs';

/** @typedef {import('../../status-page.ts').Status} Status */

/** The one-key pause. */
export function pausedCard() {
  const head = make('h2');
  const what = make('p', { className: 'quiet' }, 'Nothing is tracked, counted or looked at until you go on.');
  const work = make('p');
  const on = button('Go on', () => void act('/go-on'), { id: 'paused-on', className: 'primary' });
  const node = make(
    'div',
    { className: 'card offer' },
    head,
    work,
    what,
    make('div', { className: 'deeds' }, on),
  );
  /** @param {NonNullable<Status['paused']>} paused @param {string} instant */
  const update = (paused, instant) => {
    say(head, `Paused since ${when(paused.since, instant)}`);
    redraw(work, [paused.client, paused.title, paused.memo], () => [
      foreign(paused.client),
      ' · ',
      foreign(paused.title),
      ...(paused.memo ? [': ', foreign(paused.memo)] : []),
    ]);
  };
  return { node, update };
}

/** T1: one clock for one person, on however many computers. */
export function elsewhereCard() {
  const head = make('h2');
  const what = make(
    'p',
    { className: 'quiet' },
    'One person has one clock (T1). Take over, and it stops there at that second.',
  );
  const over = button('Take over', () => takeOver(), { id: 'take-over', className: 'primary' });
  const node = make(
    'div',
    { className: 'card offer' },
    head,
    what,
    make('div', { className: 'deeds' }, over),
  );
  /** @param {NonNullable<Status['elsewhere']>} elsewhere @param {string} instant */
  const update = (elsewhere, instant) => {
    redraw(head, elsewhere, () => [
      foreign(elsewhere.deviceName),
      ' is tracking ',
      foreign(elsewhere.client),
      ' · ',
      foreign(elsewhere.title),
      ` since ${when(elsewhere.since, instant)}`,
    ]);
  };
  return { node, update };
}

/** The same work goes on here, with the memo that was last written for it here. */
function takeOver() {
  const { elsewhere, contracts } = now();
  if (!elsewhere) return;
  const known = contracts.find(({ contract }) => contract === elsewhere.contract);
  const [memo = ''] = known?.memos ?? [];
  void act('/take-over', { contract: elsewhere.contract, memo, label: known?.label ?? null });
}

const ENDINGS = {
  ...WHY_AWAY,
  paused: 'The contract was paused, so tracking stopped (T5).',
  ended: 'The contract has ended, so tracking stopped (T5).',
  disk: 'The disk is full, so tracking stopped: nothing is claimed that would not be kept.',
  'logged-out': 'You logged out, so tracking stopped.',
  'taken-over': 'Another tracker of yours took over, so tracking stopped here at that second (T1).',
  stopped: '',
  switched: '',
};

/** Nothing is tracked; how the last session ended, where that was not by Stop. */
export function restingCard() {
  const head = make('h2', {}, 'Nothing is tracked');
  const words = make('p', { className: 'quiet' });
  const on = button('', () => undefined, { id: 'ending-on' });
  const deeds = make('div', { className: 'deeds' }, on);
  const node = make('div', { className: 'card resting' }, sign('eye-off'), head, words, deeds);
  /** @type {Status['ending']} */
  let ending = null;
  on.addEventListener('click', () => {
    if (!ending) return;
    const { contract, memo, label = null } = ending;
    void act('/start', { contract, memo, label });
  });
  /** @param {Status} state */
  const update = (state) => {
    ending = state.ending;
    const why = ending ? ENDINGS[ending.reason] : '';
    redraw(words, [why, ending, state.contracts.length], () => restingWords(why, state));
    deeds.hidden = why === '';
    if (ending && why) redraw(on, ending.title, () => ['Go on with ', foreign(clipped(ending?.title ?? ''))]);
  };
  return { node, update };
}

/** @param {string} why @param {Status} state */
function restingWords(why, { ending, contracts, now: instant }) {
  if (ending && why)
    return [
      `${why} `,
      foreign(ending.client),
      ' · ',
      foreign(ending.title),
      `, ${when(ending.at, instant)}.`,
    ];
  if (contracts.length === 0)
    return ['You have no contract yet. One appears here as soon as a client makes it with you.'];
  return ['Nothing is counted and nothing is looked at. Press Start when you begin.'];
}
