import { createHash } from 'node:crypto';
import { formatInstant, type Instant } from '@stint/core/instant';
import { LIMITS } from '@stint/wire/limits';
import type { listSignIns as route } from '@stint/wire/people';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { removeSignIn, type SignInRow, signInsOf } from '../../store/sign-ins.ts';
import { LIVES } from './sign-in-lives.ts';

interface Asking {
  /** The sign-in that asks; null never, behind the door. */
  readonly key: Buffer | null;
  readonly at: Instant;
  readonly wall: Instant;
}

/** Somebody's browsers and programs that are signed in, the last used first, at most `LIMITS.list`. */
export async function listSignIns(house: House, actor: Actor, asking: Asking): Promise<Answer<typeof route>> {
  const rows = await alive(house, actor, asking);
  return rows.map((row) => ({
    id: nameOf(row),
    kind: row.kind,
    name: row.name,
    since: formatInstant(row.since),
    lastSeenAt: formatInstant(row.lastSeenAt),
    expiresAt: formatInstant(row.expiresAt),
    current: asking.key?.equals(row.key) ?? false,
  }));
}

/** Ends one of one's own. Refusal: `no-such-sign-in`. */
export async function endSignIn(
  house: House,
  actor: Actor,
  { signIn }: { readonly signIn: string },
  asking: Asking,
): Promise<null | Refusal> {
  const row = (await alive(house, actor, asking)).find((one) => nameOf(one) === signIn);
  if (!row) return refuse('no-such-sign-in');
  await house.db.transaction().execute(async (trx) => {
    await removeSignIn(trx, row.key);
    const detail = { kind: row.kind, name: row.name };
    await noteDeed(trx, {
      at: asking.at,
      person: actor.person,
      deed: 'sign-in-ended',
      object: actor.person,
      detail,
    });
  });
  house.events.tellAccess(actor.person);
  return null;
}

async function alive(house: House, { person }: Actor, { wall }: Asking): Promise<SignInRow[]> {
  const rows = await signInsOf(house.db, person, LIMITS.list);
  return rows.filter((row) => wall < row.expiresAt && wall - row.lastSeenAt < LIVES[row.kind].idle);
}

/** What a sign-in is called: by it nobody finds its token, nor the hash by which the house knows it. */
function nameOf({ key }: SignInRow): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 32);
}
