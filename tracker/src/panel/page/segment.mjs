// The running segment: what was tracked of it, and what it needs to be protected. It is drawn from facts that do not
// know whether its snapshot has been taken (T2).
import { make, redraw, say, sign } from './dom.mjs';
import { between, minutes } from './words.mjs';

/** @typedef {import('../../status-page.ts').StatusSegment} Segment */
/** @typedef {import('../../status-page.ts').StatusContract} Contract */
/** @typedef {{ words: string, met: boolean | null, lack?: string }} Need `lack`: the same where a few words must do */

/** The card, and how it is told of a new state. */
export function segmentCard() {
  const heading = make('h2', {}, 'This segment');
  const span = make('span', { className: 'quiet' });
  const figure = make('p', { className: 'figure' });
  const cells = make('div', { className: 'cells', ariaHidden: 'true' });
  const needs = make('ul', { className: 'needs' });
  const way = make('p', { className: 'way' });
  const counts = make('p', { className: 'quiet' });
  const head = make('div', { className: 'section-head' }, heading, span);
  const node = make(
    'div',
    { className: 'card segment-card' },
    head,
    make('div', { className: 'tracked-row' }, figure, cells),
    needs,
    way,
    counts,
  );

  /** @param {Segment} segment @param {Contract | undefined} contract */
  const update = (segment, contract) => {
    say(span, between(segment.start, segment.end));
    redraw(figure, segment.trackedSeconds, () => [
      'tracked ',
      make('strong', {}, minutes(segment.trackedSeconds)),
    ]);
    redraw(cells, [segment.activeMinutes, segment.minActiveMinutes], () => activeCells(segment));
    const all = needsOf(segment, contract);
    redraw(needs, all, () => all.map(needItem));
    const missing = all.filter(({ met }) => met === false).map(({ words, lack }) => lack ?? words);
    way.dataset.way = missing.length === 0 ? 'good' : 'open';
    redraw(way, missing, () => wayWords(missing));
    say(
      counts,
      segment.pay === 'exact'
        ? 'Every tracked second counts (C2).'
        : 'Counts if its snapshot falls in tracked time (C1).',
    );
  };
  return { node, update };
}

/** Ten cells, as in the diary; a notch after those that the terms ask for. @param {Segment} segment */
function activeCells({ activeMinutes, minActiveMinutes }) {
  return Array.from({ length: 10 }, (_, minute) => {
    const kind = activeMinutes === null ? 'unmeasured' : minute < activeMinutes ? 'active' : 'rest';
    const notch = minute === minActiveMinutes - 1 ? ' asked' : '';
    return make('span', { className: `cell ${kind}${notch}` });
  });
}

/** @param {Segment} segment @param {Contract | undefined} contract @returns {Need[]} */
function needsOf(segment, contract) {
  const { hasMemo, clientVerified, withinLimit } = segment;
  return [
    { words: hasMemo ? 'memo' : 'no memo', met: hasMemo },
    activityNeed(segment, contract),
    { words: clientVerified ? 'client verified' : 'client not verified', met: clientVerified },
    { words: withinLimit ? 'within the limit' : 'over the limit', met: withinLimit },
  ];
}

/**
 * P6 is measured against what was tracked; P8 where nothing can be measured.
 * @param {Segment} segment @param {Contract | undefined} contract @returns {Need}
 */
function activityNeed({ activeMinutes, minActiveMinutes, trackedSeconds }, contract) {
  if (activeMinutes === null) {
    const fine = contract?.activityUnmeasured === 'protected';
    return { words: 'activity not measured', met: fine ? null : false };
  }
  const asked = Math.ceil((minActiveMinutes * trackedSeconds) / 600);
  const met = activeMinutes >= asked;
  const terms =
    minActiveMinutes === 0 ? '' : met ? ` (${minActiveMinutes} of 10 asked)` : ` (${asked} asked by now)`;
  return { words: `active ${activeMinutes}${terms}`, met, ...(met ? {} : { lack: 'low activity so far' }) };
}

/** @param {Need} need */
function needItem({ words, met }) {
  const kind = met === null ? 'open' : met ? 'met' : 'unmet';
  const spoken = { open: '', met: ': yes', unmet: ': no' }[kind];
  const item = make(
    'li',
    { className: kind },
    sign({ open: 'dash', met: 'check', unmet: 'cross' }[kind]),
    words,
  );
  item.append(make('span', { className: 'visually-hidden' }, spoken));
  return item;
}

/** @param {readonly string[]} missing */
function wayWords(missing) {
  if (missing.length === 0) return [sign('shield'), 'On its way to protected'];
  return [sign('shield-open'), `Not protected yet: ${missing.join(', ')}`];
}
