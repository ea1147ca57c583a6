import { expect, it } from 'vitest';
import { killAtEachStep } from './steps.ts';

it("killed at six steps of a snapshot's life, a tracker loses nothing, and no file holds a pixel, a title or a memo; with a vault that does not encrypt, every one is found", async () => {
  const lines: string[] = [];
  const { holds, lines: told } = await killAtEachStep({ kills: 6, tell: (line) => lines.push(line) });
  expect(holds, told.join('\n')).toBe(true);
}, 180_000);
