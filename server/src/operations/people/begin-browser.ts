import type { Instant } from '@stint/core/instant';
import type { House } from '../../house.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import { addSignIn, removeExpired, removeSignIn } from '../../store/sign-ins.ts';
import { newToken } from '../../token.ts';
import { meetReader, type SaidReader } from './meet-reader.ts';
import { LIVES } from './sign-in-lives.ts';

/** When a browser signs in: `at` by the house's clock, `wall` by the world's; `earlier`: the sign-in that it came with. */
export interface SignInMoment {
  readonly at: Instant;
  readonly wall: Instant;
  readonly earlier: Buffer | null;
}

/** Signs a browser in under a new token; the one that it came with ends, whoever planted it (TH-W12). Answers the token. */
export async function beginBrowser(
  house: House,
  trx: Trx,
  { person, reader }: { readonly person: string; readonly reader?: SaidReader | undefined },
  now: SignInMoment,
): Promise<string> {
  const { token, key } = newToken(house.random);
  if (now.earlier) await removeSignIn(trx, now.earlier);
  await removeExpired(trx, now.wall);
  const expiresAt = now.wall + LIVES.browser.seconds;
  const signIn = {
    key,
    person,
    kind: 'browser',
    name: 'browser',
    device: null,
    at: now.wall,
    expiresAt,
  } as const;
  await addSignIn(trx, signIn);
  await noteDeed(trx, { at: now.at, person, deed: 'signed-in', object: person });
  if (reader) await meetReader(trx, person, reader);
  return token;
}
