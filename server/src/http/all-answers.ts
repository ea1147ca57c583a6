import type { House } from '../house.ts';
import type { Downloads } from '../outside/downloads.ts';
import { accountAnswers } from './account-answers.ts';
import type { Answers } from './answers.ts';
import { attachmentAnswers } from './attachment-answers.ts';
import { cardTries } from './card-tries.ts';
import { contractAnswers } from './contract-answers.ts';
import { correctionAnswers } from './correction-answers.ts';
import { debtAnswers } from './debt-answers.ts';
import { deviceAnswers } from './device-answers.ts';
import { diaryAnswers } from './diary-answers.ts';
import { downloadAnswers } from './download-answers.ts';
import { escrowAnswers } from './escrow-answers.ts';
import { homeAnswers } from './home-answers.ts';
import { invoiceAnswers } from './invoice-answers.ts';
import { jobAnswers } from './job-answers.ts';
import { milestoneAnswers } from './milestone-answers.ts';
import { moneyAnswers } from './money-answers.ts';
import { notificationAnswers } from './notification-answers.ts';
import { offerAnswers } from './offer-answers.ts';
import { operatorAnswers } from './operator-answers.ts';
import { paymentAnswers } from './payment-answers.ts';
import { payoutAnswers } from './payout-answers.ts';
import { peopleAnswers } from './people-answers.ts';
import { privacyAnswers } from './privacy-answers.ts';
import { refundAnswers } from './refund-answers.ts';
import { reportAnswers } from './report-answers.ts';
import { reviewAnswers } from './review-answers.ts';
import { signInAnswers } from './sign-in-answers.ts';
import { teamAnswers } from './team-answers.ts';
import { threadAnswers } from './thread-answers.ts';
import { uploadAnswers } from './upload-answers.ts';

/** The answer to every route of wire. One without an answer does not compile. */
export function everyAnswer(house: House, downloads: Downloads | null = null): Answers {
  const tried = cardTries();
  return {
    ...signInAnswers(house),
    ...accountAnswers(house),
    ...deviceAnswers(house),
    ...contractAnswers(house),
    ...homeAnswers(house),
    ...jobAnswers(house),
    ...diaryAnswers(house),
    ...correctionAnswers(house),
    ...teamAnswers(house),
    ...peopleAnswers(house),
    ...reviewAnswers(house),
    ...refundAnswers(house),
    ...uploadAnswers(house),
    ...attachmentAnswers(house),
    ...threadAnswers(house),
    ...milestoneAnswers(house),
    ...escrowAnswers(house, tried),
    ...moneyAnswers(house),
    ...debtAnswers(house),
    ...paymentAnswers(house, tried),
    ...payoutAnswers(house),
    ...invoiceAnswers(house),
    ...reportAnswers(house),
    ...notificationAnswers(house),
    ...offerAnswers(house),
    ...operatorAnswers(house),
    ...downloadAnswers(downloads),
    ...privacyAnswers(house),
  };
}
