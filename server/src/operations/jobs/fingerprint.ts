import { createHash } from 'node:crypto';

/** SHA-256 of what was asked for: the same again under the same id is the same thing. */
export function fingerprintOf(...asked: readonly unknown[]): string {
  const text = JSON.stringify(asked, (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  return createHash('sha256').update(text).digest('hex');
}
