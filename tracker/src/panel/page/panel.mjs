// The panel's wiring: enters with the one-time token of the address, asks for the state once a second, and passes on
// what the freelancer does. It decides nothing.
import { at, deletionWords, draw, say } from './draw.mjs';

const KEY = 'stint-panel';
let state = null;
let shown = null;
let picture = '';

await enter();
await refresh();
setInterval(refresh, 1000);

at('work').addEventListener('submit', (event) => {
  event.preventDefault();
  const [contract, memo] = [at('contract').value, at('memo').value];
  if (state.tracking?.contract === contract) void deed('/memo', { text: memo });
  else void deed('/start', { contract, memo });
});
at('stop').addEventListener('click', () => void deed('/stop', {}));
at('say').addEventListener('click', () => void deed('/memo', { text: at('memo').value }));
at('memo').addEventListener('input', () => draw(state));
at('contract').addEventListener('change', () => void deed('/choose', { contract: at('contract').value }));
at('delete').addEventListener('click', askBeforeDeleting);
at('notices').addEventListener('click', ({ target }) => {
  if (target.id === 'read') void deed('/read', {});
  if (target.id === 'go-on') {
    const { contract, memo } = state.ending;
    at('memo').value = memo;
    void deed('/start', { contract, memo });
  }
});

/** The token is used once and leaves the address at once; the key stays in this window alone. */
async function enter() {
  const token = location.hash.slice(1);
  history.replaceState(null, '', '/');
  if (!token) return;
  const answer = await fetch('/session', { method: 'POST', body: JSON.stringify({ token }) });
  if (answer.ok) sessionStorage.setItem(KEY, (await answer.json()).key);
}

function ask(path, options = {}) {
  return fetch(path, { ...options, headers: { 'x-stint-panel': sessionStorage.getItem(KEY) ?? '' } });
}

async function refresh() {
  const answer = await ask('/state').catch(() => null);
  const lost = !answer?.ok;
  at('lost').hidden = !lost;
  at('panel').hidden = lost;
  if (!lost) await show(await answer.json());
}

async function deed(path, body) {
  say('refusal', '');
  const answer = await ask(path, { method: 'POST', body: JSON.stringify(body) }).catch(() => null);
  if (answer?.ok) return show(await answer.json());
  say(
    'refusal',
    answer?.status === 409 ? (await answer.json()).says : 'The tracker did not answer. Try again.',
  );
}

async function show(next) {
  announce(state, next);
  offerMemo(state, next);
  state = next;
  draw(next);
  await showPicture(next.last);
}

/** The field follows the memo in force, but never the fingers of somebody who is writing in it. */
function offerMemo(before, next) {
  const said = next.tracking?.memo;
  if (before === null) at('memo').value = said ?? next.recentMemos[0] ?? '';
  else if (said !== undefined && said !== before.tracking?.memo && document.activeElement !== at('memo')) {
    at('memo').value = said;
  }
}

/** Only what changed is said to a screen reader, never the running seconds. */
function announce(before, next) {
  if (!before) return;
  const words = [];
  if (!before.tracking && next.tracking) words.push(`Tracking ${next.tracking.title}.`);
  if (before.tracking && !next.tracking) words.push('Tracking has stopped.');
  if (before.tracking && next.tracking && before.tracking.contract !== next.tracking.contract) {
    words.push(`Tracking ${next.tracking.title} now.`);
  }
  if (before.line !== next.line)
    words.push(`The tracker is ${next.line === 'online' ? 'online' : 'not online'}.`);
  if (next.last && before.last?.segment !== next.last.segment) words.push('A segment has ended.');
  if (before.last && !next.last) words.push('The segment was deleted.');
  if (words.length > 0) say('live', words.join(' '));
}

/** Fetched with the key, so that no address of a picture works for anybody else. */
async function showPicture(last) {
  const wanted = last ? `${last.contract} ${last.segment} ${last.thumbnail}` : null;
  if (wanted === shown) return;
  shown = wanted;
  if (picture) URL.revokeObjectURL(picture);
  picture = '';
  const frame = at('last-picture');
  frame.replaceChildren();
  if (!last) return;
  if (!last.thumbnail) {
    frame.textContent = last.snapshot ? 'no picture' : 'no snapshot';
    return;
  }
  const answer = await ask('/last.webp').catch(() => null);
  if (!answer?.ok || shown !== wanted) return;
  picture = URL.createObjectURL(await answer.blob());
  frame.replaceChildren(Object.assign(new Image(), { src: picture, alt: 'Your screen at the snapshot' }));
}

function askBeforeDeleting() {
  const { last } = state;
  const { cost, what } = deletionWords(last);
  say('sure-cost', cost);
  say('sure-what', what);
  const dialog = at('sure');
  dialog.returnValue = '';
  dialog.addEventListener(
    'close',
    () => {
      if (dialog.returnValue === 'delete') {
        void deed('/delete', { contract: last.contract, segment: last.segment });
      }
    },
    { once: true },
  );
  dialog.showModal();
}
