import * as books from './books.ts';
import * as desk from './payout-desk.ts';
import * as payouts from './payouts.ts';

/** The routes of payouts, their methods and the files of a bank, by name. */
export const PAYOUT_ROUTES = {
  payOut: books.payOut,
  listPayouts: books.listPayouts,
  readPayoutMethods: payouts.readPayoutMethods,
  setPayoutMethod: payouts.setPayoutMethod,
  stopPayoutMethod: payouts.stopPayoutMethod,
  readPayoutPlans: payouts.readPayoutPlans,
  setPayoutPlan: payouts.setPayoutPlan,
  readMonth: payouts.readMonth,
  fetchMonth: payouts.fetchMonth,
  readPayoutDesk: desk.readPayoutDesk,
  setPayoutLimits: desk.setPayoutLimits,
  setHouseAccount: desk.setHouseAccount,
  approvePayout: desk.approvePayout,
  declinePayout: desk.declinePayout,
  makeBankFile: desk.makeBankFile,
  readBankFile: desk.readBankFile,
  fetchBankFile: desk.fetchBankFile,
  approveBankFile: desk.approveBankFile,
  declineBankFile: desk.declineBankFile,
  sendBankFile: desk.sendBankFile,
  answerPayout: desk.answerPayout,
  executeBankFile: desk.executeBankFile,
} as const;
