import { setTimeout as pause } from 'node:timers/promises';

/** Asks again every 20 ms until the answer is neither null nor false; gives up after `seconds`. */
export async function until<T>(
  ask: () => Promise<T | null | false> | T | null | false,
  seconds = 15,
): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`still waiting after ${seconds} s: ${ask.toString()}`);
    await pause(20);
  }
}
