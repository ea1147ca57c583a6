import type { House } from '../../house.ts';
import { isPassword } from '../../password.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { findByEmail } from '../../store/people.ts';

/** Whose e-mail and password these are. Refusal: `wrong-sign-in`, the same for both, after the same work. */
export async function checkPassword(
  house: House,
  tried: { readonly email: string; readonly password: string },
): Promise<{ person: string } | Refusal> {
  const found = await findByEmail(house.db, tried.email);
  const right = await isPassword(tried.password, found?.passwordHash ?? null);
  return found && right ? { person: found.id } : refuse('wrong-sign-in');
}
