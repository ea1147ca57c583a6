import { formatInstant, type Instant } from '@stint/core/instant';
import { type ClientOptions, call, Refused, Unreachable } from '@stint/wire/client';
import { announceSession, type DeskSession, leaveSession, readSession } from '@stint/wire/desk';

/**
 * `alone`: no other tracker of this freelancer tracks, or it has given way. `unheard`: the house does not answer, so
 * nobody knows; tracking goes on (T6).
 */
export type Presence = 'alone' | 'unheard' | DeskSession;

/** T1: says that a session runs here, and hears of one that runs elsewhere. */
export async function announce(
  client: ClientOptions,
  session: { readonly contract: string; readonly since: Instant },
  takeOver: boolean,
): Promise<Presence> {
  const body = { contract: session.contract, since: formatInstant(session.since), takeOver };
  try {
    await call(client, announceSession, { body, signal: patience() });
    return 'alone';
  } catch (fault) {
    if (fault instanceof Refused && fault.letter.code === 'tracking-elsewhere') return elsewhere(client);
    if (fault instanceof Refused || fault instanceof Unreachable) return 'unheard';
    throw fault;
  }
}

/** The session of another tracker; `alone` where none is known. */
export async function elsewhere(client: ClientOptions): Promise<Presence> {
  try {
    return (await call(client, readSession, { signal: patience() })).session ?? 'alone';
  } catch (fault) {
    if (fault instanceof Refused || fault instanceof Unreachable) return 'unheard';
    throw fault;
  }
}

/** This tracker's session is over. Where that is not heard, its silence says it. */
export async function leave(client: ClientOptions): Promise<void> {
  try {
    await call(client, leaveSession, { signal: patience() });
  } catch (fault) {
    if (!(fault instanceof Refused || fault instanceof Unreachable)) throw fault;
  }
}

function patience(): AbortSignal {
  return AbortSignal.timeout(10_000);
}
