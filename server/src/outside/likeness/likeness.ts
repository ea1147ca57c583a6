import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('./hash-process.ts', import.meta.url));
/** How long one thumbnail may take, and how long the process waits for the next. */
const PATIENCE_MS = 10_000;
const IDLE_MS = 15_000;

/**
 * What a thumbnail looks like: 16 hexadecimal digits, or '' where nobody can say. It is decoded in a process of its own,
 * which is begun when there is one to decode and ends when none comes; one at a time.
 */
export function likenessOf(thumbnail: Uint8Array): Promise<string> {
  const mine = turn.then(() => ask(thumbnail));
  turn = mine.catch(() => '');
  return mine;
}

let turn: Promise<unknown> = Promise.resolve();
let running: ChildProcess | null = null;
let idle: NodeJS.Timeout | null = null;

async function ask(thumbnail: Uint8Array): Promise<string> {
  if (idle) clearTimeout(idle);
  const child = running ?? begin();
  running = child;
  child.ref();
  child.channel?.ref();
  const hash = await answerOf(child, thumbnail);
  child.unref();
  child.channel?.unref();
  idle = setTimeout(end, IDLE_MS);
  idle.unref();
  return hash;
}

function begin(): ChildProcess {
  // Nothing of the house's settings is its business.
  const stdio = ['ignore', 'ignore', 'ignore', 'ipc'] as const;
  const child = fork(MAIN, { serialization: 'advanced', stdio: [...stdio], env: {}, execArgv: [LIMIT] });
  child.on('exit', () => {
    if (running === child) running = null;
  });
  child.on('error', () => child.kill('SIGKILL'));
  return child;
}

/** Its answer; '' where it died of this thumbnail, or took too long. */
function answerOf(child: ChildProcess, thumbnail: Uint8Array): Promise<string> {
  return new Promise((answer) => {
    const settle = (hash: string): void => {
      clearTimeout(late);
      child.off('message', told);
      child.off('exit', died);
      answer(hash);
    };
    const told = (hash: unknown): void => settle(typeof hash === 'string' && FORM.test(hash) ? hash : '');
    const died = (): void => settle('');
    const late = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    child.on('message', told);
    child.on('exit', died);
    child.send(thumbnail, (error) => {
      if (error) child.kill('SIGKILL');
    });
  });
}

function end(): void {
  running?.disconnect();
  running = null;
}

const FORM = /^[0-9a-f]{16}$/;
const LIMIT = '--max-old-space-size=64';
