import { formatInstant, type Instant } from '@stint/core/instant';
import type { House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { addSignIn } from '../../store/sign-ins.ts';
import { newToken } from '../../token.ts';
import { checkPassword } from './check-password.ts';
import { LIVES } from './sign-in-lives.ts';

/** A bearer token for a program of the person's own. Refusal: `wrong-sign-in`. */
export async function createToken(
  house: House,
  tried: { readonly email: string; readonly password: string; readonly name: string },
  now: { readonly at: Instant; readonly wall: Instant },
): Promise<{ token: string; expiresAt: string } | Refusal> {
  const checked = await checkPassword(house, tried);
  if (isRefusal(checked)) return checked;
  const { token, key } = newToken(house.random);
  const expiresAt = now.wall + LIVES.program.seconds;
  await house.db.transaction().execute(async (trx) => {
    await addSignIn(trx, {
      key,
      person: checked.person,
      kind: 'program',
      name: tried.name,
      device: null,
      at: now.wall,
      expiresAt,
    });
    const detail = { name: tried.name };
    await noteDeed(trx, {
      at: now.at,
      person: checked.person,
      deed: 'token-created',
      object: checked.person,
      detail,
    });
  });
  return { token, expiresAt: formatInstant(expiresAt) };
}
