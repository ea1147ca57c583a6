// The first start's page: shows the step, and passes on what is typed and pressed. It decides nothing.
const KEY = 'stint-welcome';
const STEPS = ['house', 'asking', 'approve', 'signed-in', 'lost'];
const at = (id) => document.getElementById(id);
let shown = '';

await enter();
await refresh();
setInterval(() => void refresh(), 700);

at('house').addEventListener('submit', (event) => {
  event.preventDefault();
  void tell('/house', { address: at('address').value });
});
for (const button of document.querySelectorAll('[data-back]'))
  button.addEventListener('click', () => void tell('/back', {}));
at('open').addEventListener('click', (event) => {
  event.preventDefault();
  void openSignIn();
});

/** In the browser that is used anyway; where none can be told to, in a window of this one. */
async function openSignIn() {
  const answer = await ask('/open', { method: 'POST', body: '{}' });
  if (!answer.ok || !(await answer.json()).opened) window.open(at('open').href, '_blank', 'noreferrer');
}

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
  show(answer?.ok ? await answer.json() : { step: 'lost' });
}

async function tell(path, body) {
  const answer = await ask(path, { method: 'POST', body: JSON.stringify(body) }).catch(() => null);
  if (answer?.ok) show(await answer.json());
}

function show(state) {
  for (const step of STEPS) at(step).hidden = step !== state.step;
  for (const place of document.querySelectorAll('[data-house]'))
    place.textContent = (state.house ?? '').replace(/^https?:\/\//, '');
  if (state.step === 'approve') {
    at('code').textContent = state.userCode;
    at('open').href = state.address;
  }
  if (state.step === 'signed-in') {
    at('name').textContent = state.name;
    if (state.panel) location.replace(state.panel);
  }
  const now = JSON.stringify(state);
  if (now === shown) return;
  shown = now;
  if (state.step === 'house') {
    at('address').value = state.suggested ?? '';
    at('fault').textContent = state.fault ?? '';
    at('address').focus();
    at('address').select();
  }
  at('live').textContent =
    { asking: 'Asking the house', approve: `The code is ${state.userCode}` }[state.step] ?? '';
}
