// What cannot wait for the code of the page. A file of its own, for the pages allow no inline script.

// Asks at once for what the page will ask for, by the same addresses (`src/api/asked-ahead.ts` takes the answers), and for
// the diary's own code. Where it guesses wrong the page asks for itself.
(() => {
  /** @type {Map<string, Promise<Response>>} */
  const asked = new Map();
  Object.assign(window, { stintAskedAhead: asked });
  /** @param {string} path */
  const ask = (path) => {
    const address = `/api/v1${path}`;
    const answer = fetch(address, { headers: { accept: 'application/json' }, credentials: 'same-origin' });
    answer.catch(() => asked.delete(address));
    asked.set(address, answer);
    return answer;
  };
  const [, contracts = '', contract = '', diary, day = ''] = location.pathname.split('/');
  if (['sign-in', 'sign-up', 'welcome'].includes(contracts)) return;
  void ask('/session');
  const clock = ask('/clock');
  if (contracts !== 'contracts' || !/^[0-9a-f-]{36}$/.test(contract)) return;
  void ask(`/contracts/${contract}`);
  if (diary !== 'diary') return;
  for (const path of (document.currentScript?.dataset.diary ?? '').split(' ')) bring(path);
  const view = new URLSearchParams(location.search).get('view');
  const zone = localStorage.getItem('stint-zone') ?? 'mine';
  if ((view !== null && view !== 'day') || zone === 'theirs') return;
  const utc = zone === 'utc';
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (/^\d{4}-\d\d-\d\d$/.test(day)) askDay(year, month, date);
  // Which day it is, the house decides.
  else if (day === 'today')
    clock
      .then((answer) => answer.clone().json())
      .then((/** @type {{ now: string }} */ { now }) => {
        const at = new Date(now);
        if (utc) askDay(at.getUTCFullYear(), at.getUTCMonth() + 1, at.getUTCDate());
        else askDay(at.getFullYear(), at.getMonth() + 1, at.getDate());
      })
      .catch(() => undefined);

  /**
   * A day begins with its first whole segment, as `dayFrame` has it.
   * @param {number} year
   * @param {number} month
   * @param {number} date
   */
  function askDay(year, month, date) {
    const midnight = (/** @type {number} */ on) =>
      utc ? Date.UTC(year, month - 1, on) : new Date(year, month - 1, on).getTime();
    const [from, to] = [date, date + 1].map((on) => {
      const start = new Date(Math.ceil(midnight(on) / 600_000) * 600_000);
      return encodeURIComponent(start.toISOString().replace('.000', ''));
    });
    void ask(`/contracts/${contract}/diary?from=${from}&to=${to}`);
    void ask(`/contracts/${contract}/thumbnails?from=${from}&to=${to}`);
  }

  /** @param {string} path */
  function bring(path) {
    const link = document.createElement('link');
    const isStyle = path.endsWith('.css');
    link.rel = isStyle ? 'preload' : 'modulepreload';
    if (isStyle) link.as = 'style';
    link.crossOrigin = '';
    link.href = path;
    if (path !== '') document.head.append(link);
  }
})();

// Light or dark, before the first paint.
(() => {
  const kept = localStorage.getItem('mantine-color-scheme-value');
  const dark = kept === 'dark' || (kept !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
