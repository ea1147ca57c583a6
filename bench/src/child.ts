import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A program of this room that runs beside us: what it said first, and the way to end it. */
export interface Running<Said> {
  readonly said: Said;
  end(): Promise<void>;
}

export async function run<Said>(program: string, words: readonly string[] = []): Promise<Running<Said>> {
  const path = fileURLToPath(new URL(`../${program}.ts`, import.meta.url));
  const child = spawn(process.execPath, [path, ...words], { stdio: ['pipe', 'pipe', 'inherit'] });
  const gone = once(child, 'close');
  const first = once(createInterface({ input: child.stdout }), 'line').then(([line]) => String(line));
  const line = await Promise.race([first, gone.then(() => null)]);
  if (line === null) throw new Error(`${program} ended before it was ready`);
  return {
    said: JSON.parse(line) as Said,
    end: async () => {
      child.stdin.end();
      await gone;
    },
  };
}
