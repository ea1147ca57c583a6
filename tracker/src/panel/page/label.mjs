// P6: which activity label stands beside the memo, for contracts whose terms have any.
import { act, now } from './desk.mjs';
import { at, clipped, make, redraw, show } from './dom.mjs';

/** @typedef {import('../../status-page.ts').Status} Status */

/** What somebody chose for the next Start, and of which contract. */
let chosenHere = { contract: '', label: /** @type {string | null} */ (null) };

export function wireLabel() {
  field().addEventListener('change', () => {
    const label = field().value === '' ? null : field().value;
    const { tracking } = now();
    if (tracking) void act('/memo', { text: tracking.memo, label }).then((done) => done || follow(now()));
    else chosenHere = { contract: now().chosen ?? '', label };
    if (!tracking) drawLabel(now());
  });
}

/** The label that Start takes; null: none. */
export function labelToStart() {
  return labelOf(now());
}

/** @param {Status} state */
export function drawLabel(state) {
  const contract = contractOf(state);
  const labels = contract?.labels ?? [];
  show('label-row', labels.length > 0);
  if (!contract || labels.length === 0) return;
  const chosen = labelOf(state);
  const required = contract.labelRequired;
  field().required = required;
  redraw(field(), [labels, required, chosen === null], () => [
    ...(required && chosen !== null ? [] : [option('', required ? 'Choose what this is' : 'No label')]),
    ...labels.map(({ name, minActiveMinutes: asks }) =>
      option(name, `${clipped(name)}${asks === null ? '' : ` · asks for ${asks}/10 active`}`),
    ),
  ]);
  follow(state);
  const missing = required && chosen === null;
  field().ariaInvalid = String(missing);
  show('label-hint', missing);
}

/** @param {Status} state */
function follow(state) {
  const wanted = labelOf(state) ?? '';
  if (field().value !== wanted) field().value = wanted;
}

/** @param {Status} state */
function labelOf(state) {
  const { tracking, chosen } = state;
  if (tracking) return tracking.label;
  return chosenHere.contract === chosen ? chosenHere.label : (contractOf(state)?.label ?? null);
}

/** @param {Status} state */
function contractOf({ tracking, chosen, contracts }) {
  return contracts.find(({ contract }) => contract === (tracking?.contract ?? chosen));
}

function field() {
  const node = at('label');
  if (!(node instanceof HTMLSelectElement)) throw new Error('#label is no choice');
  return node;
}

/** @param {string} value @param {string} words */
function option(value, words) {
  return make('option', { value }, words);
}
