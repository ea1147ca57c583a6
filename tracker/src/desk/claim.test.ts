import { sha256 } from '@stint/proof/hash';
import { expect, it } from 'vitest';
import { claimText, idOfHash } from './claim.ts';

const away = { contract: 'k1', from: 1_794_819_600 };

it('M5: a time away that a device claims again is the same manual time, and another one’s is another', () => {
  const id = (device: string, from: number): string => idOfHash(sha256(claimText(device, { ...away, from })));
  expect(id('d1', away.from)).toBe(id('d1', away.from));
  expect(new Set([id('d1', away.from), id('d2', away.from), id('d1', away.from + 600)]).size).toBe(3);
  expect(id('d1', away.from)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});
