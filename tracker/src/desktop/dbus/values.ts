import { Variant } from '@jellybrick/dbus-next';

/** A value with its D-Bus type beside it, as `v` and the values of `a{sv}` want it. */
export function variant(signature: string, value: unknown): unknown {
  return new Variant(signature, value);
}

/** The value without its variants, however deep they lie. Bytes (`ay`) stay a Buffer, 64-bit numbers a bigint. */
export function plain(value: unknown): unknown {
  if (value instanceof Variant) return plain(value.value);
  if (Buffer.isBuffer(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
