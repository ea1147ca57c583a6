import type { Person } from '@stint/wire/people';
import type { House } from '../../house.ts';
import { hashPassword } from '../../password.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import { addOrganisation, addPerson, emailKey, joinOrganisation, readPerson } from '../../store/people.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { acceptWithin } from '../teams/accept-invitation.ts';
import { readInvitation } from '../teams/read-invitation.ts';
import { becomeFreelancer } from './become-freelancer.ts';
import { beginBrowser, type SignInMoment } from './begin-browser.ts';
import type { SaidReader } from './meet-reader.ts';

export interface SignUp {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role?: 'freelancer' | 'client' | undefined;
  readonly organisation?: string | undefined;
  readonly invitation?: string | undefined;
  readonly reader?: SaidReader | undefined;
}

/**
 * Somebody comes by themselves: by an invitation always, else where the house is open to all; and is signed in. Nobody
 * is made where the invitation is not good. Refusals: `sign-up-closed`, `bad-request` (neither role nor invitation),
 * `email-taken`, `no-such-invitation`, `invited-otherwise`, `team-full`.
 */
export async function signUp(
  house: House,
  wanted: SignUp,
  now: SignInMoment,
): Promise<{ person: Person; token: string } | Refusal> {
  const no = await refuseEntry(house, wanted);
  if (no) return no;
  const passwordHash = await hashPassword(wanted.password, house.random);
  return tellingIn(house, async (trx, tell) => {
    const id = await become(house, trx, tell, { ...wanted, passwordHash });
    // Half a sign-up is none: what was begun is taken back.
    if (isRefusal(id)) return id;
    const token = await beginBrowser(house, trx, { person: id, reader: wanted.reader }, now);
    const person = await readPerson(trx, id);
    if (!person) throw new Error('somebody signed up and is not there');
    return { person, token };
  });
}

/** Before the work of a password: is this house open to them at all? */
async function refuseEntry(house: House, { role, email, invitation }: SignUp): Promise<Refusal | null> {
  if (invitation === undefined) {
    if (house.signUp !== 'open') return refuse('sign-up-closed');
    return role === undefined
      ? refuse('bad-request', { field: 'role', fault: 'freelancer or client' })
      : null;
  }
  const invited = await readInvitation(house, { token: invitation });
  if (isRefusal(invited)) return invited;
  if (invited.state !== 'open') return refuse('no-such-invitation');
  // Before anybody's address is looked up: a link tells nothing of other people's.
  return emailKey(invited.email) === emailKey(email) ? null : refuse('invited-otherwise');
}

async function become(
  house: House,
  trx: Trx,
  tell: Tell,
  wanted: SignUp & { readonly passwordHash: string },
): Promise<string | Refusal> {
  const { name, email, passwordHash, role, organisation, invitation } = wanted;
  const at = house.clock.now();
  const id = house.random.uuid();
  const added = await addPerson(trx, { id, name, email, passwordHash, operator: false }, at);
  if (!added) return refuse('email-taken', { field: 'email' });
  const by = invitation === undefined ? role : 'invitation';
  await noteDeed(trx, { at, person: id, deed: 'signed-up', object: id, detail: { by } });
  if (invitation !== undefined) {
    const accepted = await acceptWithin(house, trx, tell, { token: invitation, person: id });
    if (isRefusal(accepted)) return accepted;
  } else if (role === 'freelancer') {
    await becomeFreelancer(house, trx, id);
  } else {
    const own = house.random.uuid();
    await addOrganisation(trx, { id: own, name: organisation ?? name }, at);
    await joinOrganisation(trx, { person: id, organisation: own }, at);
  }
  return id;
}
