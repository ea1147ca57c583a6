// Counts keys, clicks and scrolls through the system's own input hook, in a process of its own: a crash of the hook
// cannot take a session with it, and what the hook knows beside (which key, where the pointer is) stays in here.
// Prints a line of JSON for what happened since the last, `{"keys":2,"clicks":0,"scrolls":1}`, and first `{"ready":true}`;
// where macOS does not permit it, `{"ready":false}` and ends. It ends when its standard input does.
import { uIOhook } from 'uiohook-napi';
import { mayWatchInput } from './may-watch-input.ts';

const FLUSH_MS = 50;
let [keys, clicks, scrolls] = [0, 0, 0];
let isWaiting = false;

process.stdin.once('end', () => process.exit(0)).resume();
// Asked first: the hook has been known to crash where it is not permitted.
if (await mayWatchInput()) watch();
else process.stdout.write('{"ready":false}\n', () => process.exit(0));

/** What an event says beside that it happened is never looked at. A key held down comes up once; a drag begins once. */
function watch(): void {
  uIOhook.on('keyup', () => {
    keys += 1;
    flushSoon();
  });
  uIOhook.on('mousedown', () => {
    clicks += 1;
    flushSoon();
  });
  uIOhook.on('wheel', () => {
    scrolls += 1;
    flushSoon();
  });
  uIOhook.start();
  process.stdout.write('{"ready":true}\n');
}

function flushSoon(): void {
  if (isWaiting) return;
  isWaiting = true;
  setTimeout(() => {
    isWaiting = false;
    process.stdout.write(`${JSON.stringify({ keys, clicks, scrolls })}\n`);
    [keys, clicks, scrolls] = [0, 0, 0];
  }, FLUSH_MS);
}
