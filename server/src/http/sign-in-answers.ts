import type { House } from '../house.ts';
import { createPerson } from '../operations/people/create-person.ts';
import { createToken } from '../operations/people/create-token.ts';
import { listPeople } from '../operations/people/list-people.ts';
import { signIn } from '../operations/people/sign-in.ts';
import { signOut } from '../operations/people/sign-out.ts';
import { whoAmI } from '../operations/people/who-am-i.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import { emailKey } from '../store/people.ts';
import type { Answers } from './answers.ts';
import { SIGN_IN_TRIES } from './limits.ts';
import { type Trier, Tries } from './tries.ts';

type SignInAnswers = Pick<
  Answers,
  'signIn' | 'signOut' | 'whoAmI' | 'createToken' | 'createPerson' | 'listPeople'
>;

export function signInAnswers(house: House): SignInAnswers {
  const tries = new Tries();

  /** Counts the try before the work, so that a hundred at once are a hundred. */
  async function guarded<Done extends object>(
    { body, address, wall }: { body: { email: string }; address: string; wall: number },
    deed: () => Promise<Done | Refusal>,
  ): Promise<Done | Refusal> {
    const triers = triersOf(body.email, address);
    if (!tries.take(triers, wall)) return refuse('too-many-tries');
    const done = await deed();
    if (!isRefusal(done)) tries.giveBack(triers);
    return done;
  }

  return {
    signIn: (ask) =>
      guarded(ask, async () => {
        const { body, at, wall, session } = ask;
        const signedIn = await signIn(house, body, { at, wall, earlier: session.key });
        if (isRefusal(signedIn)) return signedIn;
        session.begin(signedIn.token);
        return signedIn.person;
      }),
    signOut: async ({ actor, at, session }) => {
      if (session.key) await signOut(house, actor, session.key, at);
      session.end();
      return null;
    },
    whoAmI: ({ actor }) => whoAmI(house, actor),
    createToken: (ask) => guarded(ask, () => createToken(house, ask.body, ask)),
    createPerson: ({ actor, body, at }) => createPerson(house, actor, body, at),
    listPeople: () => listPeople(house),
  };
}

function triersOf(email: string, address: string): Trier[] {
  // As people are looked up: another spelling of one mailbox is no other account.
  const account = emailKey(email);
  return [
    { name: `both:${address}:${account}`, limit: SIGN_IN_TRIES.both },
    { name: `account:${account}`, limit: SIGN_IN_TRIES.account },
    { name: `address:${address}`, limit: SIGN_IN_TRIES.address },
  ];
}
