import type { Person } from '@stint/wire/people';
import type { House } from '../../house.ts';
import { isRefusal, type Refusal } from '../../refusal.ts';
import { readPerson } from '../../store/people.ts';
import { beginBrowser, type SignInMoment } from './begin-browser.ts';
import { checkPassword } from './check-password.ts';
import type { SaidReader } from './meet-reader.ts';

/** Signs a browser in. Refusal: `wrong-sign-in`. */
export async function signIn(
  house: House,
  tried: { readonly email: string; readonly password: string; readonly reader?: SaidReader | undefined },
  now: SignInMoment,
): Promise<{ person: Person; token: string } | Refusal> {
  const checked = await checkPassword(house, tried);
  if (isRefusal(checked)) return checked;
  return house.db.transaction().execute(async (trx) => {
    const token = await beginBrowser(house, trx, { ...checked, reader: tried.reader }, now);
    const person = await readPerson(trx, checked.person);
    if (!person) throw new Error('the person went away while signing in');
    return { person, token };
  });
}
