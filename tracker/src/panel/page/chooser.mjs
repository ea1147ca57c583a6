// Which contract: searched by typing, the one worked on last first, those that cannot be tracked with the reason.
import { act, now } from './desk.mjs';
import { at, clipped, foreign, input, make, redraw, say } from './dom.mjs';
import { PopList } from './pop-list.mjs';
import { dayAndClock } from './words.mjs';

/** @typedef {import('../../status-page.ts').Status} Status */
/** @typedef {import('../../status-page.ts').StatusContract} Contract */

/** @type {PopList} */
let pop;

export function wireChooser() {
  const search = input('contract-search');
  pop = new PopList({
    field: search,
    pop: at('contract-pop'),
    list: at('contract-list'),
    options: () => found(search.value).map(contractOption),
    first: firstToPick,
    pick,
    told: (why) => say('contract-hint', why || hint()),
    closed: () => {
      at('contract').ariaExpanded = 'false';
      at('contract').focus();
    },
  });
  search.addEventListener('input', () => pop.refill());
  search.addEventListener('blur', () => pop.close());
  at('contract').addEventListener('click', openChooser);
  at('contract').addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    openChooser();
  });
}

export function openChooser() {
  input('contract-search').value = '';
  pop.open();
  at('contract').ariaExpanded = 'true';
  input('contract-search').focus();
}

/**
 * The contract at a place of the list: chosen, or switched to without stopping.
 * @param {number} place
 */
export function chooseAt(place) {
  const contract = now().contracts[place];
  if (contract && !barredWords(contract)) pick(contract.contract);
}

/** @param {Status} state */
export function drawChooser({ tracking, contracts, chosen }) {
  const id = tracking?.contract ?? chosen;
  const contract = contracts.find((each) => each.contract === id) ?? tracking;
  redraw(at('client'), contract?.client, () => [contract ? clipped(contract.client) : '']);
  const none = contracts.length === 0 ? 'You have no contract yet' : 'Choose a contract';
  redraw(at('title'), contract?.title ?? none, () => [clipped(contract?.title ?? none)]);
}

/** @param {string} words */
function found(words) {
  const wanted = plain(words).split(/\s+/).filter(Boolean);
  return now().contracts.filter(({ client, title }) => {
    const name = plain(`${client} ${title}`);
    return wanted.every((word) => name.includes(word));
  });
}

/** "Büro" is found by "buro". @param {string} text */
function plain(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** While time is tracked, Enter alone switches to the one worked on before. @param {readonly { key: string, barred?: string }[]} options */
function firstToPick(options) {
  const { tracking } = now();
  const other = options.findIndex(({ key, barred }) => !barred && key !== tracking?.contract);
  return other === -1 ? 0 : other;
}

/** @param {string} contract */
function pick(contract) {
  const { tracking, contracts } = now();
  if (tracking?.contract === contract) return;
  const known = contracts.find((each) => each.contract === contract);
  const [memo = ''] = known?.memos ?? [];
  const label = known?.label ?? null;
  const field = input('memo');
  field.focus();
  const done = tracking ? act('/start', { contract, memo, label }) : act('/choose', { contract });
  // Whoever has gone on meanwhile is not called back.
  void done.then(() => document.activeElement === field && field.select());
}

/** @param {Contract} each */
function contractOption(each) {
  const place = now().contracts.indexOf(each) + 1;
  const barred = barredWords(each);
  const current = now().tracking?.contract === each.contract;
  const names = make(
    'span',
    { className: 'option-names' },
    make('span', { className: 'client' }, foreign(each.client)),
  );
  names.append(make('span', { className: 'title' }, foreign(each.title)));
  if (barred) names.append(make('span', { className: 'why-not' }, barred.short));
  const key = barred || place > 9 ? '' : current ? 'tracking' : String(place);
  const children = [
    names,
    make('span', { className: current ? 'current' : 'place', ariaHidden: 'true' }, key),
  ];
  return { key: each.contract, children, ...(barred ? { barred: barred.long } : {}) };
}

/** Null where it can be tracked (T5), or chosen. @param {Contract} each */
function barredWords(each) {
  const { standing, standingAt, waitsForPayment, labelRequired, label, contract } = each;
  const since = standingAt ? ` since ${dayAndClock(standingAt)}` : '';
  switch (standing) {
    case 'contract-paused':
      if (waitsForPayment) {
        return {
          short: `paused${since}`,
          long: 'Paused until a payment of the client has arrived; it goes on by itself then (T5, D5).',
        };
      }
      return { short: `paused${since}`, long: 'Paused: tracking works again once it is resumed (T5).' };
    case 'contract-ended':
      return { short: `ended${since}`, long: 'Ended, and its tracking with it (T5).' };
    case 'contract-not-started':
      return {
        short: standingAt ? `starts ${dayAndClock(standingAt)}` : 'not started',
        long: 'Not started: tracking works from its start (T5).',
      };
    default:
      return labelRequired && label === null && isElsewhere(contract) ? NO_LABEL : null;
  }
}

/** Something else is tracked, so its label cannot be chosen yet (P6). */
const NO_LABEL = {
  short: 'asks for a label',
  long: 'It asks for an activity label: stop, choose it, and choose one beside the memo.',
};

/** @param {string} contract */
function isElsewhere(contract) {
  const { tracking } = now();
  return tracking !== null && tracking.contract !== contract;
}

function hint() {
  const { tracking, contracts } = now();
  if (contracts.length === 0) return 'You have no contract yet.';
  if (found(input('contract-search').value).length === 0) return 'No contract of yours has these words.';
  return tracking
    ? 'Enter switches without stopping. Alt Shift 1–9 does it from anywhere.'
    : 'Enter chooses. Alt Shift 1–9 does it from anywhere.';
}
