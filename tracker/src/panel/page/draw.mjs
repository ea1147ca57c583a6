// Draws one state of the tracker. Nothing is drawn that is not in it; it never knows whether the running segment's
// snapshot has been taken (T2).
import {
  between,
  clock,
  endingWords,
  hours,
  lineWords,
  minutes,
  money,
  stopwatch,
  troubleWords,
} from './words.mjs';

export const at = (id) => document.getElementById(id);

export function draw(state) {
  drawNow(state);
  drawWork(state);
  drawSums(state);
  drawSegment(state.segment);
  drawLast(state.last, state.house);
  drawNotices(state);
  say('line', lineWords(state));
  at('line').dataset.line = state.line;
  at('house').href = state.chosen ? `${state.house}/contracts/${state.chosen}` : state.house;
}

function drawNow({ tracking, name }) {
  document.body.dataset.tracking = tracking ? 'yes' : 'no';
  say('headline', tracking ? `${tracking.client} · ${tracking.title}` : 'Not tracking');
  say('subline', tracking ? `since ${clock(tracking.since)} · ${tracking.memo || 'no memo'}` : name);
  at('stop').hidden = !tracking;
}

function drawWork({ tracking, contracts, chosen, recentMemos }) {
  const select = at('contract');
  const known = contracts.map(({ contract, standing }) => `${contract} ${standing}`).join();
  if (select.dataset.known !== known) {
    select.dataset.known = known;
    select.replaceChildren(...contracts.map(contractOption));
    if (chosen) select.value = chosen;
  }
  at('recent').replaceChildren(...recentMemos.map((memo) => make('option', '', { value: memo })));
  const same = tracking?.contract === select.value;
  say('start', tracking ? 'Switch to this contract' : 'Start');
  at('start').hidden = Boolean(tracking) && same;
  at('say').hidden = !tracking || !same;
  const blank = (tracking && same ? tracking.memo : at('memo').value).trim() === '';
  const offer = 'Without a memo a segment counts, and is not protected (P5).';
  say('work-hint', contracts.length === 0 ? 'You have no contract yet.' : blank ? offer : '');
}

const STANDINGS = {
  'contract-paused': 'paused',
  'contract-ended': 'ended',
  'contract-not-started': 'not started',
};

function contractOption({ contract, title, client, standing }) {
  const why = STANDINGS[standing] ? ` (${STANDINGS[standing]})` : '';
  return make('option', `${client} · ${title}${why}`, { value: contract });
}

function drawSums({ tracking, today, week }) {
  say('session', tracking ? stopwatch(tracking.seconds) : '–');
  say('today', today === null ? '–' : `${hours(today)} counted`);
  const limit = week?.limitMinutes ?? null;
  say('week', week ? `${hours(week.countedSeconds)}${limit === null ? '' : ` / ${hours(limit * 60)}`}` : '–');
  at('limit').hidden = limit === null;
  if (limit !== null) at('limit').value = Math.min(1, week.countedSeconds / Math.max(1, limit * 60));
}

/** The running segment: what it has, and what it needs to be protected. */
function drawSegment(segment) {
  at('segment').hidden = !segment;
  if (!segment) return;
  say('segment-title', `This segment, ${between(segment.start, segment.end)}`);
  say('segment-tracked', `tracked ${minutes(segment.trackedSeconds)}`);
  const { activeMinutes, minActiveMinutes, trackedSeconds } = segment;
  const active = activeMinutes === null ? null : activeMinutes * 600 >= minActiveMinutes * trackedSeconds;
  const needs = [
    ['memo', segment.hasMemo],
    [activeMinutes === null ? 'activity not measured' : `active ${activeMinutes}/10`, active],
    ['client verified', segment.clientVerified],
    ['within the limit', segment.withinLimit],
  ];
  fill('needs', needs.map(needItem));
  const missing = needs.filter(([, met]) => met === false).map(([what]) => what);
  say(
    'segment-way',
    missing.length === 0 ? 'On its way to protected' : `Not protected yet: ${missing.join(', ')}`,
  );
  at('segment-way').dataset.way = missing.length === 0 ? 'good' : 'open';
  say(
    'segment-counts',
    segment.pay === 'segment'
      ? 'Counts if its snapshot falls in tracked time (C1).'
      : 'Every tracked second counts (C2).',
  );
}

function needItem([what, met]) {
  const sign = met === null ? '–' : met ? '✓' : '✗';
  const item = make('li', '', { className: met === null ? '' : met ? 'met' : 'unmet' });
  const spoken = met === null ? '' : met ? 'yes' : 'no';
  item.append(make('span', sign, { ariaHidden: 'true' }), ` ${what} `);
  item.append(make('span', spoken, { className: 'visually-hidden' }));
  return item;
}

/** The last finished segment, with the verdict once the house has given it. */
function drawLast(last, house) {
  at('last').hidden = !last;
  if (!last) return;
  say('last-title', `Last segment, ${between(last.start, last.end)}`);
  say('last-memo', last.memo || 'no memo');
  at('why').href = `${house}/contracts/${last.contract}/diary/${last.start.slice(0, 10)}`;
  const verdict = verdictOf(last);
  say('last-verdict', verdict.words);
  at('last-verdict').dataset.verdict = verdict.kind;
  fill(
    'last-reasons',
    last.reasons.map(({ sentence }) => make('li', sentence)),
  );
}

function verdictOf(last) {
  const counted = last.countedSeconds > 0 ? `counts ${minutes(last.countedSeconds)}` : 'does not count';
  if (last.waits) return { kind: 'waits', words: `on its way to the house · ${counted}` };
  if (last.protected === true) return { kind: 'protected', words: `protected · ${counted}` };
  if (last.protected === false) return { kind: 'open', words: `not protected · ${counted}` };
  return { kind: 'none', words: `${last.snapshot ? '' : 'no snapshot · '}${counted}` };
}

/** What deleting it would take out of the week. */
export function deletionWords(last) {
  const { seconds, money: amount, currency } = last.cost ?? { seconds: last.countedSeconds };
  const time = seconds % 60 === 0 ? `${seconds / 60} minutes` : minutes(seconds);
  const cost =
    seconds > 0
      ? `Deleting takes ${time}${amount ? `, ${money(amount, currency)},` : ''} out of this week (C3).`
      : 'It does not count, so deleting it costs nothing (C3).';
  const where = last.waits ? 'Its picture has not left this computer and is erased here at once.' : '';
  return {
    cost,
    what: `Snapshot, activity and memo are gone for good; the diary keeps a tombstone. ${where}`.trim(),
  };
}

/** Told only when they change, so that nobody is read the same twice. */
function drawNotices(state) {
  const troubles = troubleWords(state).map((words) => ['trouble', words]);
  const ending = state.ending && !state.tracking ? endingWords(state.ending) : null;
  const told = state.told.map(({ title, segment, message, code }) => [
    'told',
    `${title}, ${clock(segment * 600_000)}: ${message} (${code})`,
  ]);
  const all = [...troubles, ...(ending ? [['ending', ending]] : []), ...told];
  const known = JSON.stringify(all);
  if (at('notices').dataset.known === known) return;
  at('notices').dataset.known = known;
  const nodes = all.map(([kind, words]) => make('p', words, { className: `notice ${kind}` }));
  if (ending) nodes.push(make('button', `Go on with ${state.ending.title}`, { type: 'button', id: 'go-on' }));
  if (told.length > 0) nodes.push(make('button', 'I have read this', { type: 'button', id: 'read' }));
  at('notices').replaceChildren(...nodes);
}

export function say(id, words) {
  const node = at(id);
  if (node.textContent !== words) node.textContent = words;
}

function fill(id, nodes) {
  const html = nodes.map((node) => node.outerHTML).join('');
  if (at(id).innerHTML !== html) at(id).replaceChildren(...nodes);
}

function make(name, words, more = {}) {
  return Object.assign(document.createElement(name), { textContent: words }, more);
}
