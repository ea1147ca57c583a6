import { formatInstant, type Instant } from '@stint/core/instant';
import type { Actor, House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import type { Database } from '../../store/database.ts';
import type { Trx } from '../../store/desk.ts';
import { type Grant, grantByUserCode } from '../../store/device-grants.ts';
import { readUserCode, userCodeKey } from './user-code.ts';

export interface GrantLetter {
  readonly userCode: string;
  readonly deviceName: string;
  readonly askedAt: string;
  readonly expiresAt: string;
  readonly state: 'waiting' | 'approved' | 'denied';
}

/** What a tracker asks for, before it is approved. Refusal: `no-such-code`. */
export async function readGrant(
  house: House,
  actor: Actor,
  typed: string,
  wall: Instant,
): Promise<GrantLetter | Refusal> {
  const found = await findGrant(house.db, actor, typed, wall);
  return found ? grantLetter(found.code, found.grant) : refuse('no-such-code');
}

/** The grant of a typed code; null when there is none, it has expired, or somebody else has decided it. */
export async function findGrant(
  db: Database | Trx,
  actor: Actor,
  typed: string,
  wall: Instant,
): Promise<{ code: string; grant: Grant } | null> {
  const code = readUserCode(typed);
  const grant = code === null ? null : await grantByUserCode(db, userCodeKey(code));
  if (code === null || !grant || wall >= grant.expiresAt) return null;
  return grant.person === null || grant.person === actor.person ? { code, grant } : null;
}

export function grantLetter(
  code: string,
  grant: Omit<Grant, 'key' | 'person' | 'lastPolledAt'>,
): GrantLetter {
  return {
    userCode: code,
    deviceName: grant.deviceName,
    askedAt: formatInstant(grant.askedAt),
    expiresAt: formatInstant(grant.expiresAt),
    state: grant.state === 'collected' ? 'approved' : grant.state,
  };
}
