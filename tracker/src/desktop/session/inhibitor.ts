import { spawn } from 'node:child_process';
import type { Environment } from '../environment.ts';

/** While it is held, the computer waits (five seconds, by logind's default) before it sleeps or shuts down. */
export interface Inhibitor {
  release(): Promise<void>;
}

const ANSWER_TIMEOUT_MS = 5000;
const WORDS = [
  '--what=sleep:shutdown',
  '--mode=delay',
  '--who=Stint',
  '--why=The time worked is written down',
];

/**
 * Null where logind grants none. logind gives an inhibitor as an open file, which the D-Bus library cannot
 * take; so logind's own program holds it, for as long as its child reads from us: it ends with the tracker, too,
 * however that ends. `programs` are tried in order.
 */
export async function holdInhibitor(
  env: Environment,
  programs: readonly string[] = ['systemd-inhibit', 'elogind-inhibit'],
): Promise<Inhibitor | null> {
  for (const program of programs) {
    const held = await hold(program, env);
    if (held !== null) return held;
  }
  return null;
}

function hold(program: string, env: Environment): Promise<Inhibitor | null> {
  const child = spawn(program, [...WORDS, 'sh', '-c', 'echo held; exec cat'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env,
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('exit', () => resolve());
  });
  // It may have ended by itself; its input is then closed already.
  child.stdin.on('error', () => undefined);
  const release = (): Promise<void> => {
    child.stdin.end();
    return ended;
  };
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve(null);
    }, ANSWER_TIMEOUT_MS);
    void ended.then(() => {
      clearTimeout(timer);
      resolve(null);
    });
    child.stdout.once('data', () => {
      clearTimeout(timer);
      resolve({ release });
    });
  });
}
