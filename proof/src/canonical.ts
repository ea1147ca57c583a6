/** What can stand in a canonical record: no floats, no -0, nothing beyond 2^53 - 1. */
export type Canonical =
  | null
  | boolean
  | number
  | string
  | readonly Canonical[]
  | { readonly [key: string]: Canonical };

/**
 * RFC 8785 on integer JSON: keys sorted by UTF-16 code units, shortest escapes, no white space. Throws `RangeError`
 * for what has no canonical form: a float, -0, an unsafe integer, a lone surrogate, undefined.
 */
export function canonical(value: Canonical): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0))
      throw new RangeError(`not an integer: ${value}`);
    return String(value);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new RangeError('a lone surrogate');
    return JSON.stringify(value);
  }
  if (value === null || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object') throw new RangeError(`no canonical form: ${typeof value}`);
  const fields = value as { readonly [key: string]: Canonical };
  const members = Object.keys(fields)
    .sort()
    .map((key) => `${canonical(key)}:${canonical(fields[key] as Canonical)}`);
  return `{${members.join(',')}}`;
}

export function canonicalBytes(value: Canonical): Uint8Array {
  return new TextEncoder().encode(canonical(value));
}

/** Reads bytes that are canonical already; null for everything else (white space, duplicate keys, BOM, floats …). */
export function parseCanonical(bytes: Uint8Array): Canonical | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value = JSON.parse(text) as Canonical;
    return canonical(value) === text ? value : null;
  } catch {
    return null;
  }
}
