import type { House } from '../house.ts';
import { endSignIn, listSignIns } from '../operations/people/list-sign-ins.ts';
import { setPassword } from '../operations/people/set-password.ts';
import { signUp } from '../operations/people/sign-up.ts';
import { isRefusal, refuse } from '../refusal.ts';
import type { Answers } from './answers.ts';
import { SIGN_IN_TRIES, SIGN_UP_TRIES } from './limits.ts';
import { Tries } from './tries.ts';

type AccountAnswers = Pick<Answers, 'signUp' | 'setPassword' | 'listSignIns' | 'endSignIn'>;

/** How somebody comes by themselves, and looks after their own way in. */
export function accountAnswers(house: House): AccountAnswers {
  const tries = new Tries();
  return {
    signUp: async ({ body, at, wall, address, session }) => {
      if (!tries.take([{ name: `sign-up:${address}`, limit: SIGN_UP_TRIES }], wall)) {
        return refuse('too-many-tries');
      }
      const signedUp = await signUp(house, body, { at, wall, earlier: session.key });
      if (isRefusal(signedUp)) return signedUp;
      session.begin(signedUp.token);
      return signedUp.person;
    },
    setPassword: async ({ actor, body, at, wall, session }) => {
      // Whoever sits at a browser that was left open may not try passwords at leisure.
      const trier = [{ name: `password:${actor.person}`, limit: SIGN_IN_TRIES.both }];
      if (!tries.take(trier, wall)) return refuse('too-many-tries');
      const done = await setPassword(house, actor, body, { key: session.key ?? NO_KEY, at });
      if (!isRefusal(done)) tries.giveBack(trier);
      return done;
    },
    listSignIns: ({ actor, at, wall, session }) => listSignIns(house, actor, { key: session.key, at, wall }),
    endSignIn: ({ actor, params, at, wall, session }) =>
      endSignIn(house, actor, params, { key: session.key, at, wall }),
  };
}

/** Nobody's. */
const NO_KEY = Buffer.alloc(0);
