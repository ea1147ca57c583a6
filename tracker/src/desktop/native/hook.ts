import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../environment.ts';
import type { InputCounter, InputCounts, InputState } from '../ports.ts';
import { type HookLine, readHookLine } from './deltas.ts';

const CHILD = fileURLToPath(new URL('./hook-child.ts', import.meta.url));
/** Between two tries: the first soon, for a crash; later ones seldom, for a permission that may still be given. */
const AGAIN_MS = [200, 2000, 30_000] as const;

/** Counts input by the system's own hook in a child, which is started again whenever it ends. */
export function countByHook(env: Environment): InputCounter {
  return new HookCounter(env);
}

class HookCounter implements InputCounter {
  private readonly env: Environment;
  private readonly listeners: ((counts: InputCounts) => void)[] = [];
  private readonly watchers: ((state: InputState) => void)[] = [];
  private current: InputState = 'lost';
  private child: ChildProcess | null = null;
  private again: NodeJS.Timeout | null = null;
  private tries = 0;
  private closed = false;

  constructor(env: Environment) {
    this.env = env;
    this.begin();
  }

  onCounts(listener: (counts: InputCounts) => void): void {
    this.listeners.push(listener);
  }

  onState(listener: (state: InputState) => void): void {
    this.watchers.push(listener);
  }

  state(): InputState {
    return this.current;
  }

  async close(): Promise<void> {
    this.closed = true;
    if (this.again) clearTimeout(this.again);
    const { child } = this;
    if (!child) return;
    const end = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await end;
  }

  private begin(): void {
    const options = { env: this.env, windowsHide: true } as const;
    const child = spawn(process.execPath, [CHILD], { ...options, stdio: ['pipe', 'pipe', 'ignore'] });
    this.child = child;
    createInterface(child.stdout).on('line', (text) => {
      const line = readHookLine(text);
      if (line) this.take(line);
    });
    // It may end while it is being told to.
    child.stdin.on('error', () => undefined);
    child.once('error', () => this.ended(child));
    child.once('close', () => this.ended(child));
  }

  private take(line: HookLine): void {
    if ('ready' in line) {
      if (line.ready) this.tries = 0;
      this.become(line.ready ? 'counting' : 'lost');
    } else {
      const counts = { agoMs: 0, ...line };
      for (const tell of this.listeners) tell(counts);
    }
  }

  private ended(child: ChildProcess): void {
    if (this.child !== child) return;
    this.child = null;
    this.become('lost');
    if (this.closed) return;
    this.again = setTimeout(() => this.begin(), AGAIN_MS[Math.min(this.tries, AGAIN_MS.length - 1)]);
    this.tries += 1;
  }

  private become(state: InputState): void {
    if (state === this.current) return;
    this.current = state;
    for (const tell of this.watchers) tell(state);
  }
}
