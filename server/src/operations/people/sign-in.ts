import type { Instant } from '@stint/core/instant';
import type { Person } from '@stint/wire/people';
import type { House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { readPerson } from '../../store/people.ts';
import { addSignIn, removeExpired, removeSignIn } from '../../store/sign-ins.ts';
import { newToken } from '../../token.ts';
import { checkPassword } from './check-password.ts';
import { meetReader, type SaidReader } from './meet-reader.ts';
import { LIVES } from './sign-in-lives.ts';

/**
 * Signs a browser in under a new token; the one that it came with ends, whoever planted it (TH-W12).
 * Instants: `at` by the house's clock, `wall` by the world's. Refusal: `wrong-sign-in`.
 */
export async function signIn(
  house: House,
  tried: { readonly email: string; readonly password: string; readonly reader?: SaidReader | undefined },
  now: { readonly at: Instant; readonly wall: Instant; readonly earlier: Buffer | null },
): Promise<{ person: Person; token: string } | Refusal> {
  const checked = await checkPassword(house, tried);
  if (isRefusal(checked)) return checked;
  const { token, key } = newToken(house.random);
  return house.db.transaction().execute(async (trx) => {
    if (now.earlier) await removeSignIn(trx, now.earlier);
    await removeExpired(trx, now.wall);
    const expiresAt = now.wall + LIVES.browser.seconds;
    await addSignIn(trx, {
      key,
      person: checked.person,
      kind: 'browser',
      name: 'browser',
      device: null,
      at: now.wall,
      expiresAt,
    });
    await noteDeed(trx, { at: now.at, person: checked.person, deed: 'signed-in', object: checked.person });
    if (tried.reader) await meetReader(trx, checked.person, tried.reader);
    const person = await readPerson(trx, checked.person);
    if (!person) throw new Error('the person went away while signing in');
    return { person, token };
  });
}
