import { toInstant } from '@stint/wire/letters';
import { DEMO_SIGN_INS } from '../demo/people.ts';
import type { House } from '../house.ts';
import { readClosing } from '../operations/books/read-closing.ts';
import { readSeal } from '../operations/books/read-seal.ts';
import { readStatement } from '../operations/books/read-statement.ts';
import { readTrace } from '../operations/books/read-trace.ts';
import { readTrialBalance } from '../operations/books/read-trial-balance.ts';
import { moveClock } from '../operations/clock/move-clock.ts';
import { readClock } from '../operations/clock/read-clock.ts';
import { readHouse } from '../operations/house/read-house.ts';
import { readBalances } from '../operations/money/read-balances.ts';
import { readLedger } from '../operations/money/read-ledger.ts';
import { listReconciliations } from '../operations/payments/list-reconciliations.ts';
import { reconcileNow } from '../operations/payments/reconcile-now.ts';
import type { Answers } from './answers.ts';

type OperatorAnswers = Pick<
  Answers,
  | 'readLedger'
  | 'readBalances'
  | 'readTrialBalance'
  | 'readStatement'
  | 'readSeal'
  | 'readTrace'
  | 'readClosing'
  | 'listReconciliations'
  | 'reconcile'
  | 'readHouse'
  | 'readClock'
  | 'moveClock'
  | 'demoSignIns'
>;

export function operatorAnswers(house: House): OperatorAnswers {
  return {
    readLedger: ({ query }) => readLedger(house, query),
    readBalances: () => readBalances(house),
    readTrialBalance: ({ query }) =>
      readTrialBalance(house, { from: toInstant(query.from), to: toInstant(query.to) }),
    readStatement: ({ params, query }) => readStatement(house, { ...params, ...query }),
    readTrace: ({ actor, params }) => readTrace(house, actor, params),
    readClosing: ({ params }) => readClosing(house, params),
    readSeal: () => readSeal(house),
    listReconciliations: () => listReconciliations(house),
    reconcile: () => reconcileNow(house),
    readHouse: () => readHouse(house),
    readClock: async () => readClock(house),
    moveClock: ({ actor, body }) => moveClock(house, actor, body),
    demoSignIns: async () => (house.demo ? [...DEMO_SIGN_INS] : []),
  };
}
