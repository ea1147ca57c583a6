import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Keyring, KeyringFault } from '../ports.ts';

const SERVICE = 'Stint';
const ANSWER_TIMEOUT_MS = 10_000;
/** What `security` exits with where there is no such item. */
const NOT_FOUND = 44;

/**
 * The keychain of macOS by its own program `security`. UNTESTED: written from its manual, never run on a Mac. What
 * it keeps is readable, without a question, to any program of the same person that asks the same program. Null where
 * the program does not answer.
 */
export async function openKeychain(): Promise<Keyring | null> {
  const known = await security(['list-keychains', '-d', 'user']);
  if (known.code !== 0) return null;
  return {
    read: async (name) => {
      const found = await security(['find-generic-password', '-s', SERVICE, '-a', name, '-w']);
      if (found.code === NOT_FOUND) return null;
      return found.code === 0 ? Buffer.from(found.out.trim(), 'base64') : faultOf(found);
    },
    write: async (name, secret) => {
      // By standard input: the words of a program are there for everybody on the computer to read.
      const words = `add-generic-password -U -s ${SERVICE} -a ${quoted(name)} -w ${secret.toString('base64')}\n`;
      const written = await security(['-i'], words);
      return written.code === 0 && written.err === '' ? null : faultOf(written);
    },
    forget: async (name) => {
      const gone = await security(['delete-generic-password', '-s', SERVICE, '-a', name]);
      return gone.code === 0 || gone.code === NOT_FOUND ? null : faultOf(gone);
    },
    close: () => Promise.resolve(),
  };
}

interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

async function security(words: readonly string[], input = ''): Promise<Said> {
  const child = spawn('/usr/bin/security', words, { timeout: ANSWER_TIMEOUT_MS, killSignal: 'SIGKILL' });
  const [out, err]: Buffer[][] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out?.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err?.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const code = await once(child, 'close').then(
    ([exit]) => (typeof exit === 'number' ? exit : null),
    () => null,
  );
  return { code, out: textOf(out), err: textOf(err) };
}

function textOf(chunks: readonly Buffer[] = []): string {
  return Buffer.concat(chunks).toString('utf8');
}

function quoted(word: string): string {
  return `"${word.replace(/["\\]/g, '\\$&').replace(/[\r\n]/g, ' ')}"`;
}

function faultOf({ code, err }: Said): KeyringFault {
  return { code: 'keyring-failed', detail: `security ended with ${code}: ${err.trim().slice(0, 200)}` };
}
