import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A program of this room that is told a word a line and answers each with a line of JSON. */
export class Asked<Said> {
  readonly said: Said;
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lines: Interface;

  private constructor(child: ChildProcessWithoutNullStreams, lines: Interface, said: Said) {
    this.child = child;
    this.lines = lines;
    this.said = said;
  }

  static async start<Said>(program: string, words: readonly string[]): Promise<Asked<Said>> {
    const path = fileURLToPath(new URL(`../${program}.ts`, import.meta.url));
    const child = spawn(process.execPath, [path, ...words], { stdio: 'pipe' });
    child.stderr.pipe(process.stderr);
    const lines = createInterface({ input: child.stdout });
    return new Asked<Said>(child, lines, (await nextLine(child, lines)) as Said);
  }

  async ask<Answer>(word: string): Promise<Answer> {
    const answered = nextLine(this.child, this.lines);
    this.child.stdin.write(`${word}\n`);
    return (await answered) as Answer;
  }

  async end(): Promise<void> {
    const gone = once(this.child, 'close');
    this.child.stdin.end();
    await gone;
  }
}

async function nextLine(child: ChildProcessWithoutNullStreams, lines: Interface): Promise<unknown> {
  const over = new AbortController();
  const gone = once(child, 'exit', { signal: over.signal }).then(() => null);
  gone.catch(() => undefined);
  const line = await Promise.race([once(lines, 'line').then(([text]) => String(text)), gone]);
  over.abort();
  if (line === null) throw new Error('the program ended before it answered');
  return JSON.parse(line);
}
