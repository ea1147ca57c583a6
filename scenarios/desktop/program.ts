import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { endProcess } from '@stint/tracker/desktop/testing/display';
import { until } from '@stint/tracker/desktop/testing/until';

const DOOR = join(import.meta.dirname, '../../stint/src/main.ts');

/** A program that a story has started, and what it has said so far. */
export interface Program {
  readonly pid: number;
  readonly said: () => string;
  /** Waits until its words match, and answers the first group. */
  says(words: RegExp, seconds?: number): Promise<string>;
  /** As Ctrl-C does, and waits for its end. */
  stop(): Promise<void>;
}

export function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Program {
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const withUs = (): void => void child.kill('SIGKILL');
  process.once('exit', withUs);
  child.once('exit', () => process.off('exit', withUs));
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString('utf8');
    });
  }
  return {
    pid: child.pid ?? 0,
    said: () => text,
    says: async (words, seconds = 60) => {
      const found = await until(() => words.exec(text) ?? ended(child, text), seconds).catch(() => null);
      if (!found) throw new Error(`${command} never said ${String(words)}, but: ${text}`);
      return found[1] ?? '';
    },
    stop: () => endProcess(child, 'SIGINT'),
  };
}

/** The house's own door: `stint …`. */
export function stint(args: readonly string[], env: NodeJS.ProcessEnv): Program {
  return start(process.execPath, [DOOR, ...args], env);
}

/** What `run` takes to say something to a running tracker at the terminal. */
export function told(
  words: readonly string[],
  env: NodeJS.ProcessEnv,
): [string, readonly string[], NodeJS.ProcessEnv] {
  return [process.execPath, [DOOR, ...words], env];
}

/** Runs a program to its end; throws what it said when it fails. */
export function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString('utf8');
      });
    }
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(text) : reject(new Error(`${command}: ${text}`))));
  });
}

function ended(child: ChildProcess, text: string): null {
  if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}: ${text}`);
  return null;
}
