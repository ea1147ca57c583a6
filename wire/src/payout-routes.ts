import * as payouts from './payouts.ts';

/** The routes of payouts, their methods and the files of a bank, by name. */
export const PAYOUT_ROUTES = {
  readPayoutMethods: payouts.readPayoutMethods,
  setPayoutMethod: payouts.setPayoutMethod,
  stopPayoutMethod: payouts.stopPayoutMethod,
  readPayoutPlans: payouts.readPayoutPlans,
  setPayoutPlan: payouts.setPayoutPlan,
  readMonth: payouts.readMonth,
  fetchMonth: payouts.fetchMonth,
  readPayoutDesk: payouts.readPayoutDesk,
  setPayoutLimits: payouts.setPayoutLimits,
  setHouseAccount: payouts.setHouseAccount,
  approvePayout: payouts.approvePayout,
  declinePayout: payouts.declinePayout,
  makeBankFile: payouts.makeBankFile,
  readBankFile: payouts.readBankFile,
  fetchBankFile: payouts.fetchBankFile,
  approveBankFile: payouts.approveBankFile,
  declineBankFile: payouts.declineBankFile,
  sendBankFile: payouts.sendBankFile,
  answerPayout: payouts.answerPayout,
  executeBankFile: payouts.executeBankFile,
} as const;
