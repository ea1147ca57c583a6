import { createHash, X509Certificate } from 'node:crypto';
import type { Instant } from '@stint/core/instant';

/** What a house is known by: the public key of its certificate, or, on this same computer, the id that it tells. */
export interface HouseMark {
  readonly kind: 'key' | 'id';
  /** SHA-256 of the public key (lower-case hex), or the id. */
  readonly value: string;
}

/** The house as it was when this tracker was signed in to it, or when its freelancer agreed to another. */
export interface HousePin extends HouseMark {
  readonly since: Instant;
}

export function isSame(a: HouseMark, b: HouseMark): boolean {
  return a.kind === b.kind && a.value === b.value;
}

/** A certificate is renewed again and again; its key need not be. */
export function markOfCertificate(der: Buffer): HouseMark {
  const key = new X509Certificate(der).publicKey.export({ type: 'spki', format: 'der' });
  return { kind: 'key', value: createHash('sha256').update(key).digest('hex') };
}

/** As two people would read it to each other: `a1b2 c3d4 …`, the first 20 bytes of it. */
export function fingerprintOf({ value }: HouseMark): string {
  const hex = value.replaceAll('-', '').slice(0, 40);
  return hex.match(/.{1,4}/g)?.join(' ') ?? '';
}
