import type { Asked } from './asked.ts';
import { listMovements, readBalance } from './balance.ts';
import { chargeBack } from './chargebacks.ts';
import { openSession, readSession } from './checkout.ts';
import { answerDispute, closeDispute, listDisputes, readDispute } from './disputes.ts';
import { Unacceptable } from './form.ts';
import { cancel, capture, charge, readIntent } from './intents.ts';
import { search } from './lists.ts';
import { attachMethod, makeCustomer, makeMethod, readMethod, readSetup, setUp } from './methods.ts';
import type { Answer } from './objects.ts';
import { failRefund, listRefunds, refund } from './refunds.ts';
import { advance, makeClock } from './test-clock.ts';
import {
  listPayouts,
  listTransfers,
  makeAccount,
  payOut,
  readAccount,
  reverse,
  transfer,
} from './transfers.ts';
import { listEvents, makeEndpoint, readEvent } from './webhooks.ts';

type Deed = (asked: Asked, id: string) => Answer;

const ROUTES: readonly (readonly [method: string, path: RegExp, deed: Deed])[] = [
  ['POST', /^\/v1\/customers$/, makeCustomer],
  ['GET', /^\/v1\/customers\/search$/, (asked) => search(asked, 'customer')],
  ['POST', /^\/v1\/payment_methods$/, makeMethod],
  ['GET', /^\/v1\/payment_methods\/(\w+)$/, readMethod],
  ['POST', /^\/v1\/payment_methods\/(\w+)\/attach$/, attachMethod],
  ['POST', /^\/v1\/setup_intents$/, setUp],
  ['GET', /^\/v1\/setup_intents\/(\w+)$/, readSetup],
  ['POST', /^\/v1\/checkout\/sessions$/, openSession],
  ['GET', /^\/v1\/checkout\/sessions\/(\w+)$/, readSession],
  ['POST', /^\/v1\/payment_intents$/, charge],
  ['GET', /^\/v1\/payment_intents\/search$/, (asked) => search(asked, 'payment_intent')],
  ['GET', /^\/v1\/payment_intents\/(\w+)$/, readIntent],
  ['POST', /^\/v1\/payment_intents\/(\w+)\/capture$/, capture],
  ['POST', /^\/v1\/payment_intents\/(\w+)\/cancel$/, cancel],
  ['POST', /^\/v1\/refunds$/, refund],
  ['GET', /^\/v1\/refunds$/, listRefunds],
  ['GET', /^\/v1\/disputes$/, listDisputes],
  ['GET', /^\/v1\/disputes\/(\w+)$/, readDispute],
  ['POST', /^\/v1\/disputes\/(\w+)$/, answerDispute],
  ['POST', /^\/v1\/disputes\/(\w+)\/close$/, closeDispute],
  ['POST', /^\/v1\/sandbox\/chargebacks$/, chargeBack],
  ['POST', /^\/v1\/sandbox\/refunds\/(\w+)\/fail$/, failRefund],
  ['POST', /^\/v1\/accounts$/, makeAccount],
  ['GET', /^\/v1\/accounts\/(\w+)$/, readAccount],
  ['POST', /^\/v1\/transfers$/, transfer],
  ['GET', /^\/v1\/transfers$/, listTransfers],
  ['POST', /^\/v1\/transfers\/(\w+)\/reversals$/, reverse],
  ['POST', /^\/v1\/payouts$/, payOut],
  ['GET', /^\/v1\/payouts$/, listPayouts],
  ['GET', /^\/v1\/balance$/, readBalance],
  ['GET', /^\/v1\/balance_transactions$/, listMovements],
  ['POST', /^\/v1\/webhook_endpoints$/, makeEndpoint],
  ['GET', /^\/v1\/events$/, listEvents],
  ['GET', /^\/v1\/events\/(\w+)$/, readEvent],
  ['POST', /^\/v1\/test_helpers\/test_clocks$/, makeClock],
  ['POST', /^\/v1\/test_helpers\/test_clocks\/(\w+)\/advance$/, advance],
];

export function route(method: string, path: string, asked: Asked): Answer {
  for (const [verb, pattern, deed] of ROUTES) {
    const match = verb === method ? pattern.exec(path) : null;
    if (match) return deed(asked, match[1] ?? '');
  }
  throw new Unacceptable(404, 'resource_missing', `Unrecognized request URL (${method}: ${path}).`);
}
