import type { Asked } from './asked.ts';
import { Unacceptable } from './form.ts';
import { attachMethod, makeCustomer, makeMethod, setUp } from './methods.ts';
import { charge, listPayouts, payOut, readBalance, readIntent, search } from './money.ts';
import type { Answer } from './objects.ts';

type Deed = (asked: Asked, id: string) => Answer;

const ROUTES: readonly (readonly [method: string, path: RegExp, deed: Deed])[] = [
  ['POST', /^\/v1\/customers$/, makeCustomer],
  ['GET', /^\/v1\/customers\/search$/, (asked) => search(asked, 'customer')],
  ['POST', /^\/v1\/payment_methods$/, makeMethod],
  ['POST', /^\/v1\/payment_methods\/(\w+)\/attach$/, attachMethod],
  ['POST', /^\/v1\/setup_intents$/, setUp],
  ['POST', /^\/v1\/payment_intents$/, charge],
  ['GET', /^\/v1\/payment_intents\/search$/, (asked) => search(asked, 'payment_intent')],
  ['GET', /^\/v1\/payment_intents\/(\w+)$/, readIntent],
  ['POST', /^\/v1\/payouts$/, payOut],
  ['GET', /^\/v1\/payouts$/, listPayouts],
  ['GET', /^\/v1\/balance$/, readBalance],
];

export function route(method: string, path: string, asked: Asked): Answer {
  for (const [verb, pattern, deed] of ROUTES) {
    const match = verb === method ? pattern.exec(path) : null;
    if (match) return deed(asked, match[1] ?? '');
  }
  throw new Unacceptable(404, 'resource_missing', `Unrecognized request URL (${method}: ${path}).`);
}
