import { call, Refused } from '@stint/wire/client';
import { fetchOrTake } from './asked-ahead.ts';

/** The house that serves these pages; its cookie signs in. */
export const house = { house: '', fetch: fetchOrTake } as const;

/** Calls one route of this page's own house. Throws `Refused` or `Unreachable`. */
export const ask = call.bind(null, house) as <R extends Parameters<typeof call>[1]>(
  route: R,
  ask: Parameters<typeof call<R>>[2],
) => ReturnType<typeof call<R>>;

/** Nobody is signed in, or no longer. */
export function isSignedOut(error: unknown): boolean {
  return error instanceof Refused && error.status === 401;
}

/** The house said no: asking again would give the same answer. */
export function isRefused(error: unknown): error is Refused {
  return error instanceof Refused;
}
