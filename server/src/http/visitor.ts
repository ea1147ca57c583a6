import type { Instant } from '@stint/core/instant';
import type { Actor, House } from '../house.ts';
import { LIVES } from '../operations/people/sign-in-lives.ts';
import { findSignIn, noteSeen, type SignedIn } from '../store/sign-ins.ts';
import { keyOf } from '../token.ts';

/** Somebody at the door. */
export interface Visitor {
  /** Null when nobody is signed in. */
  readonly actor: Actor | null;
  /** SHA-256 of the token that signed them in. */
  readonly key: Buffer | null;
  readonly at: Instant;
  readonly wall: Instant;
  readonly address: string;
  readonly origin: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    visitor: Visitor | null;
  }
}

/** The sign-in of this key; null when there is none, it has expired, or it lay unused for too long. */
export async function holdsNow(house: House, key: Buffer, wall: Instant): Promise<SignedIn | null> {
  const signedIn = await findSignIn(house.db, key);
  if (!signedIn) return null;
  const { actor, lastSeenAt, expiresAt } = signedIn;
  return wall < expiresAt && wall - lastSeenAt < LIVES[actor.kind].idle ? signedIn : null;
}

/** Who signs in with this token; that it was used is noted, once a minute at most. */
export async function whoHolds(
  house: House,
  token: string,
  wall: Instant,
): Promise<{ actor: Actor; key: Buffer } | null> {
  const key = keyOf(token);
  const signedIn = await holdsNow(house, key, wall);
  if (!signedIn) return null;
  if (wall - signedIn.lastSeenAt >= NOTE_EVERY_SECONDS) await noteSeen(house.db, key, wall);
  return { actor: signedIn.actor, key };
}

/** The token of an Authorization header; null when there is none. */
export function bearerOf(header: string | undefined): string | null {
  return /^bearer +([\w~+/.-]{1,512}=*) *$/i.exec(header ?? '')?.[1] ?? null;
}

const NOTE_EVERY_SECONDS = 60;
