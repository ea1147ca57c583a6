import { expect, it } from 'vitest';
import { backoffSeconds } from './backoff.ts';
import { keepUploading } from './keep-uploading.ts';
import type { Pass } from './stop.ts';

it('tries for ever, ever more slowly, with some chance in it, and at once again when it is told to', async () => {
  const stop = new AbortController();
  const waits: number[] = [];
  const passes: Pass[] = [];
  let tries = 0;
  const away: Pass = { sent: 0, line: 'offline', held: [] };
  const pass = async (): Promise<Pass> => {
    tries += 1;
    return tries > 12 ? { ...away, sent: 1, line: 'online' } : away;
  };
  await keepUploading(
    { pass },
    {
      random: () => 0.5,
      wait: async (seconds) => void waits.push(seconds),
      stop: stop.signal,
      onPass: (each) => {
        passes.push(each);
        if (each.sent > 0) stop.abort();
      },
    },
  );
  expect(waits).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300, 300]);
  expect(passes.at(-1)).toMatchObject({ sent: 1, line: 'online' });
  expect([backoffSeconds(1, 0), backoffSeconds(1, 0.999)]).toEqual([1, expect.closeTo(3, 1)]);
});
