import { Readable } from 'node:stream';
import type { House } from '../house.ts';
import { answerPayout, executeBankFile } from '../operations/payouts/answer-payout.ts';
import {
  approveBankFile,
  declineBankFile,
  fetchBankFile,
  readBankFile,
  sendBankFile,
} from '../operations/payouts/bank-files.ts';
import { readPayoutDesk, setHouseAccount, setPayoutLimits } from '../operations/payouts/desk.ts';
import { approvePayout, declinePayout } from '../operations/payouts/look-at-payout.ts';
import { makeBankFile } from '../operations/payouts/make-bank-file.ts';
import { readPayoutMethods, setPayoutMethod, stopPayoutMethod } from '../operations/payouts/methods.ts';
import { readPayoutPlans, setPayoutPlan } from '../operations/payouts/plans.ts';
import { readMonth, writeMonth } from '../operations/payouts/read-month.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Answers, PictureAnswer } from './answers.ts';
import { SIGN_IN_TRIES } from './limits.ts';
import { savedOnly } from './saved-only.ts';
import { Tries } from './tries.ts';

type PayoutAnswers = Pick<
  Answers,
  | 'readPayoutMethods'
  | 'setPayoutMethod'
  | 'stopPayoutMethod'
  | 'readPayoutPlans'
  | 'setPayoutPlan'
  | 'readMonth'
  | 'fetchMonth'
  | 'readPayoutDesk'
  | 'setPayoutLimits'
  | 'setHouseAccount'
  | 'approvePayout'
  | 'declinePayout'
  | 'makeBankFile'
  | 'readBankFile'
  | 'fetchBankFile'
  | 'approveBankFile'
  | 'declineBankFile'
  | 'sendBankFile'
  | 'answerPayout'
  | 'executeBankFile'
>;

/** Where freelancers are paid and when, and what operators and their bank have to do with it. */
export function payoutAnswers(house: House): PayoutAnswers {
  return { ...ownAnswers(house, new Tries()), ...deskAnswers(house) };
}

type Own = Exclude<keyof PayoutAnswers, keyof ReturnType<typeof deskAnswers>>;

function ownAnswers(house: House, tries: Tries): Pick<PayoutAnswers, Own> {
  /** Whoever sits at a browser that was left open may not try passwords at leisure. */
  const once = async <Answer>(person: string, wall: number, deed: () => Promise<Answer | Refusal>) => {
    const trier = [{ name: `payout:${person}`, limit: SIGN_IN_TRIES.both }];
    if (!tries.take(trier, wall)) return refuse('too-many-tries');
    const done = await deed();
    if (!isRefusal(done) || done.refused !== 'wrong-sign-in') tries.giveBack(trier);
    return done;
  };
  return {
    readPayoutMethods: ({ actor }) => readPayoutMethods(house, actor),
    setPayoutMethod: ({ actor, body, wall }) =>
      once(actor.person, wall, () => setPayoutMethod(house, actor, body)),
    stopPayoutMethod: ({ actor, params }) => stopPayoutMethod(house, actor, params),
    readPayoutPlans: ({ actor }) => readPayoutPlans(house, actor),
    setPayoutPlan: ({ actor, params, body }) => setPayoutPlan(house, actor, { ...params, ...body }),
    readMonth: ({ actor, params }) => readMonth(house, actor, params),
    fetchMonth: async ({ actor, params }) => saved(await writeMonth(house, actor, params), 'text/csv'),
    setHouseAccount: ({ actor, params, body, wall }) =>
      once(actor.person, wall, () => setHouseAccount(house, actor, { ...params, ...body })),
  };
}

function deskAnswers(house: House) {
  return {
    readPayoutDesk: ({ actor }) => readPayoutDesk(house, actor),
    setPayoutLimits: ({ actor, params, body }) => setPayoutLimits(house, actor, { ...params, ...body }),
    approvePayout: ({ actor, params }) => approvePayout(house, actor, params),
    declinePayout: ({ actor, params, body }) => declinePayout(house, actor, { ...params, ...body }),
    makeBankFile: ({ actor, body }) => makeBankFile(house, actor, body),
    readBankFile: ({ actor, params }) => readBankFile(house, actor, params),
    fetchBankFile: async ({ actor, params }) => {
      const file = await fetchBankFile(house, actor, params);
      return isRefusal(file) ? file : saved(file, 'application/xml');
    },
    approveBankFile: ({ actor, params }) => approveBankFile(house, actor, params),
    declineBankFile: ({ actor, params, body }) => declineBankFile(house, actor, { ...params, ...body }),
    sendBankFile: ({ actor, params }) => sendBankFile(house, actor, params),
    answerPayout: ({ actor, params, body }) => answerPayout(house, actor, { ...params, ...body }),
    executeBankFile: ({ actor, params }) => executeBankFile(house, actor, params),
  } satisfies Partial<PayoutAnswers>;
}

function saved({ bytes, name }: { bytes: Buffer; name: string }, type: string): PictureAnswer {
  const stream = Readable.from([bytes], { objectMode: false });
  return { stream, bytes: bytes.length, type, headers: savedOnly(name) };
}
