import type { House } from '../house.ts';
import { payDebt } from '../operations/debts/pay-debt.ts';
import { readDebt } from '../operations/debts/read-debt.ts';
import { listFeeTables, setFeeTable } from '../operations/fees/fee-tables.ts';
import { readContractFees } from '../operations/fees/read-contract-fees.ts';
import { orderPaymentMethods } from '../operations/money/order-payment-methods.ts';
import { removePaymentMethod } from '../operations/money/remove-payment-method.ts';
import { depositToFund } from '../operations/protection/deposit-to-fund.ts';
import { readContractProtection } from '../operations/protection/read-contract-protection.ts';
import { readFund } from '../operations/protection/read-fund.ts';
import { setFundCap } from '../operations/protection/set-fund-cap.ts';
import type { Answers } from './answers.ts';

type DebtAnswers = Pick<
  Answers,
  | 'readDebt'
  | 'payDebt'
  | 'orderPaymentMethods'
  | 'removePaymentMethod'
  | 'readContractProtection'
  | 'readFund'
  | 'depositToFund'
  | 'setFundCap'
  | 'listFeeTables'
  | 'setFeeTable'
  | 'readContractFees'
>;

/** Debts, the order of cards, and the protection fund (D5). */
export function debtAnswers(house: House): DebtAnswers {
  return {
    readDebt: ({ actor, params }) => readDebt(house, actor, params),
    payDebt: ({ actor, params, body }) => payDebt(house, actor, { ...params, ...body }),
    orderPaymentMethods: ({ actor, params, body }) =>
      orderPaymentMethods(house, actor, { ...params, ...body }),
    removePaymentMethod: ({ actor, params, query }) =>
      removePaymentMethod(house, actor, { ...params, ...query }),
    readContractProtection: ({ actor, params }) => readContractProtection(house, actor, params),
    readFund: () => readFund(house),
    depositToFund: ({ actor, body }) => depositToFund(house, actor, body),
    listFeeTables: () => listFeeTables(house),
    setFeeTable: ({ actor, params, body }) => setFeeTable(house, actor, { ...params, ...body }),
    readContractFees: ({ actor, params }) => readContractFees(house, actor, params),
    setFundCap: ({ actor, params, body }) => setFundCap(house, actor, { ...params, ...body }),
  };
}
