import type { Instant } from '@stint/core/instant';

/** What is hashed for the id of an away's manual time: claimed twice by a device, for a lost answer, it is the same. */
export function claimText(device: string, { contract, from }: { contract: string; from: Instant }): string {
  return `${device} ${contract} ${from}`;
}

/** An id (UUID, version 8) of a SHA-256 in hexadecimal. */
export function idOfHash(hex: string): string {
  const variant = `8${hex.slice(17, 20)}`;
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, variant, hex.slice(20, 32)].join('-');
}
