import type { House } from '../house.ts';
import { addPaymentMethod } from '../operations/money/add-payment-method.ts';
import { listPaymentMethods } from '../operations/money/list-payment-methods.ts';
import { listPayouts } from '../operations/money/list-payouts.ts';
import { openCardPage } from '../operations/money/open-card-page.ts';
import { payOut } from '../operations/money/pay-out.ts';
import { readPurses } from '../operations/money/read-purses.ts';
import { takeLeftCard } from '../operations/money/take-left-card.ts';
import type { Answers } from './answers.ts';

type MoneyAnswers = Pick<
  Answers,
  'addPaymentMethod' | 'openCardPage' | 'listPaymentMethods' | 'readPurses' | 'payOut' | 'listPayouts'
>;

export function moneyAnswers(house: House): MoneyAnswers {
  return {
    addPaymentMethod: ({ actor, params, body }) =>
      'session' in body
        ? takeLeftCard(house, actor, { ...params, ...body })
        : addPaymentMethod(house, actor, { ...params, ...body }),
    openCardPage: ({ actor, params, origin }) => openCardPage(house, actor, { ...params, origin }),
    listPaymentMethods: ({ actor, params }) => listPaymentMethods(house, actor, params),
    readPurses: ({ actor }) => readPurses(house, actor),
    payOut: ({ actor, body }) => payOut(house, actor, body),
    listPayouts: ({ actor }) => listPayouts(house, actor),
  };
}
