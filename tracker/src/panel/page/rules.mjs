// The freelancer's own privacy rules: what is never pictured, and what is always blurred, whatever the terms ask for.
// They are kept on this computer alone.
import { act, fetchJson, inTurn } from './desk.mjs';
import { at, button, clipped, foreign, make, say } from './dom.mjs';

/** @typedef {import('../../privacy/rules.ts').PrivacyRules} Rules */
/** @typedef {'apps' | 'titles' | 'maskedApps'} Kind */

/** @type {Rules | null} */
let rules = null;

/** @type {readonly (readonly [kind: Kind, name: string, hint: string, example: string])[]} */
const LISTS = [
  [
    'apps',
    'Private apps',
    'While one is in front at a snapshot, no picture, no name and no title is written anywhere. The segment counts and says picture-private (P7).',
    'KeePassXC',
  ],
  [
    'titles',
    'Private titles',
    'The same, where this stands somewhere in the title of the window in front. * stands for anything.',
    'online banking',
  ],
  [
    'maskedApps',
    'Always blurred',
    'Windows of these apps are blurred in every picture, before it is written. Where half of a monitor or more is blurred, the segment counts and is not protected (P7). A place that is always blurred is drawn on a picture, in its large view.',
    'Signal',
  ],
];

const body = make('div', { className: 'rules' });

/** The part of the settings page; `readRules` fills it. */
export function rulesCard() {
  const words =
    'Yours alone: they never leave this computer, and no client and no house can see, change or loosen them.';
  return make(
    'section',
    { className: 'card' },
    make('h2', {}, 'What nobody should see'),
    make('p', { className: 'quiet' }, words),
    body,
  );
}

/** @returns {Promise<Rules | null>} */
export async function readRules() {
  rules = await fetchJson('/rules');
  drawRules();
  return rules;
}

function drawRules() {
  if (!rules)
    return body.replaceChildren(make('p', { className: 'quiet' }, 'Your rules cannot be read just now.'));
  body.replaceChildren(...LISTS.map(listNode), ...placesNode());
}

/** @param {readonly [kind: Kind, name: string, hint: string, example: string]} list */
function listNode([kind, name, hint, example]) {
  const patterns = rules?.[kind] ?? [];
  const field = make('input', {
    type: 'text',
    id: `rule-${kind}`,
    maxLength: 200,
    dir: 'auto',
    placeholder: example,
    autocomplete: 'off',
    spellcheck: false,
  });
  const add = button('Add', () => void addRule(kind, field.value), { id: `add-${kind}` });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') void addRule(kind, field.value);
  });
  const front = button('The one in front in 3 seconds', () => void takeFront(kind), {
    id: `front-${kind}`,
    className: 'link',
  });
  const chips = make('ul', { className: 'chips' }, ...patterns.map((pattern) => chip(kind, pattern)));
  const label = make('label', { htmlFor: field.id }, name);
  return make(
    'div',
    { className: 'rule-list' },
    label,
    make('p', { className: 'quiet' }, hint),
    chips,
    make('div', { className: 'claim' }, field, add),
    front,
  );
}

/** @param {Kind} kind @param {string} pattern */
function chip(kind, pattern) {
  const gone = button('', () => void removeRule(kind, pattern), {
    className: 'icon',
    ariaLabel: `Remove ${clipped(pattern)}`,
  });
  gone.append(make('span', { className: 'sign sign-close', ariaHidden: 'true' }));
  return make('li', {}, foreign(pattern), gone);
}

/** Places of a monitor that are always blurred; drawn in the large view of a picture. */
function placesNode() {
  const places = rules?.maskedRegions ?? [];
  if (places.length === 0) return [];
  const share = (/** @type {number} */ permille) => `${Math.round(permille / 10)} %`;
  const items = places.map((place) => {
    const words = `Monitor ${place.monitor + 1}: ${share(place.width)} × ${share(place.height)}, ${share(place.left)} from the left, ${share(place.top)} from the top`;
    const gone = button(
      '',
      () => void save((old) => ({ maskedRegions: old.maskedRegions.filter((other) => other !== place) })),
      { className: 'icon', ariaLabel: `Remove ${words}` },
    );
    gone.append(make('span', { className: 'sign sign-close', ariaHidden: 'true' }));
    return make('li', {}, words, gone);
  });
  return [
    make(
      'div',
      { className: 'rule-list' },
      make('p', { className: 'rule-name' }, 'Always blurred places'),
      make('ul', { className: 'chips' }, ...items),
    ),
  ];
}

/** @param {Kind} kind @param {string} text */
async function addRule(kind, text) {
  const pattern = text.trim();
  if (pattern === '') return;
  await save((old) => ({ [kind]: [...new Set([...old[kind], pattern])] }));
  at(`rule-${kind}`).focus();
}

/** @param {Kind} kind @param {string} pattern */
async function removeRule(kind, pattern) {
  await save((old) => ({ [kind]: old[kind].filter((other) => other !== pattern) }));
  at(`rule-${kind}`).focus();
}

/** Places drawn on a picture, to be blurred from now on. @param {Rules['maskedRegions']} regions */
export async function alwaysBlur(regions) {
  await readRules();
  return save((old) => ({ maskedRegions: [...old.maskedRegions, ...regions] }));
}

/** @param {(old: Rules) => Partial<Rules>} change */
function save(change) {
  return inTurn(async () => {
    if (!rules) return false;
    const next = { ...rules, ...change(rules) };
    if (!(await act('/rules', next))) return false;
    rules = next;
    drawRules();
    return true;
  });
}

const COUNTDOWN = 3;

/** Time to bring a window to the front; then its app or title stands in the field, to be looked at before it is added. @param {Kind} kind */
async function takeFront(kind) {
  const words = at(`front-${kind}`);
  for (let left = COUNTDOWN; left > 0; left -= 1) {
    say(words, `Bring it to the front: ${left}`);
    await new Promise((done) => setTimeout(done, 1000));
  }
  /** @type {import('../../desktop/ports.ts').Front | null} */
  const front = await fetchJson('/front');
  const names = front === null || typeof front === 'string' ? null : front;
  const found = (kind === 'titles' ? names?.title : names?.app) ?? '';
  const field = document.getElementById(`rule-${kind}`);
  if (!(field instanceof HTMLInputElement)) return;
  say(words, found ? 'Read: Add keeps it' : 'No name could be read; again in 3 seconds');
  field.value = found.slice(0, 200);
  say('live', found ? 'Its name is in the field.' : 'No name could be read.');
}
