import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds of each question that was asked meanwhile. */
export interface Beside {
  readonly diary: readonly number[];
  readonly ingest: readonly number[];
}

/** Every so many milliseconds one more is asked, whether or not the last was answered: an open loop. */
const DIARY_EVERY_MS = 20;
const INGEST_EVERY_MS = 50;

/** Asks for diaries and brings segments, one after the other at their pace, until `work` is done. */
export async function askBeside<Answer>(
  work: Promise<Answer>,
  { diary, ingest }: { diary: () => Promise<unknown>; ingest: readonly (() => Promise<unknown>)[] },
): Promise<{ answer: Answer; beside: Beside }> {
  const over = new AbortController();
  const [diaries, ingests]: [number[], number[]] = [[], []];
  const loops = [
    loop(over.signal, DIARY_EVERY_MS, diaries, [diary]),
    loop(over.signal, INGEST_EVERY_MS, ingests, ingest),
  ];
  const answer = await work.finally(() => over.abort());
  await Promise.all(loops);
  return { answer, beside: { diary: diaries, ingest: ingests } };
}

/** Each of them is asked by itself one after the other; whose turn has come and who still waits is passed over. */
async function loop(
  over: AbortSignal,
  every: number,
  took: number[],
  asks: readonly (() => Promise<unknown>)[],
): Promise<void> {
  const busy = new Set<Promise<void>>();
  const waiting = new Set<number>();
  for (let n = 0; !over.aborted; n += 1) {
    const place = n % asks.length;
    const ask = asks[place];
    if (ask && (asks.length === 1 || !waiting.has(place))) {
      waiting.add(place);
      const began = performance.now();
      const one = ask().then(() => {
        took.push(performance.now() - began);
        waiting.delete(place);
      });
      busy.add(one);
      void one.finally(() => busy.delete(one));
    }
    await pause(every);
  }
  await Promise.all(busy);
}

export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}
