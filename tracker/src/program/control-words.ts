import { parseArgs } from 'node:util';
import { defaultFolder } from '../config.ts';
import { askTracker } from '../control/ask.ts';
import type { Request } from '../control/letters.ts';
import type { Status } from '../status-page.ts';
import { statusText } from './status-text.ts';

const USES: Readonly<Record<string, string>> = {
  start: 'start [CONTRACT] [--memo TEXT] [--label NAME]',
  stop: 'stop',
  status: 'status [--json]',
  memo: 'memo [TEXT] [--label NAME]',
};

/** The words that a running tracker understands. */
export const WORDS: ReadonlySet<string> = new Set(Object.keys(USES));

/**
 * `start | stop | status | memo`, the word first: speaks to the tracker that runs. Exit 0; 1 for a refusal, with
 * its code and sentence; 2 for words that are none. It tells nothing of the running segment's snapshot (T2).
 * `program`: what it was called as, such as `stint`.
 */
export async function controlWords(args: readonly string[], program: string): Promise<number> {
  const [word = '', ...rest] = args;
  const wanted = read(word, rest);
  if (!wanted) {
    const uses = Object.hasOwn(USES, word) ? [USES[word]] : Object.values(USES);
    process.stderr.write(`use: ${uses.map((use) => `${program} ${use}`).join('\n     ')}\n`);
    return 2;
  }
  const reply = await askTracker(wanted.folder, wanted.request);
  if ('refused' in reply) return printRefusal(reply.refused, reply.says);
  if ('status' in reply) process.stdout.write(wanted.json ? asJson(reply.status) : statusText(reply.status));
  return 0;
}

export function printRefusal(code: string, sentence: string): number {
  process.stderr.write(`${code}: ${sentence}\n`);
  return 1;
}

interface Wanted {
  readonly folder: string;
  readonly json: boolean;
  readonly request: Request;
}

/** Null for what is no way to call it. */
function read(word: string, args: readonly string[]): Wanted | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        folder: { type: 'string' },
        memo: { type: 'string' },
        label: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const request = requestOf(word, positionals, values);
    return request && { folder: values.folder ?? defaultFolder(), json: values.json, request };
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function requestOf(
  word: string,
  words: readonly string[],
  { memo, label }: { memo?: string | undefined; label?: string | undefined },
): Request | null {
  const [first, second, ...more] = words;
  const said = label === undefined ? {} : { label };
  if (word === 'start' && more.length === 0) {
    return { deed: 'start', contract: first ?? null, memo: memo ?? second ?? '', ...said };
  }
  if (word === 'memo' && (words.length > 0 || label !== undefined)) {
    return { deed: 'memo', ...(words.length > 0 && { text: words.join(' ') }), ...said };
  }
  if ((word === 'stop' || word === 'status') && words.length === 0) return { deed: word };
  return null;
}

function asJson(status: Status): string {
  return `${JSON.stringify(status, null, 2)}\n`;
}
