import type { FactsOf } from '../told.ts';
import type { PaymentKind } from '../told-payments.ts';
import { isBlank, moment, type Tellings } from './saying.ts';
import type { Speaker } from './speaker.ts';

/** One-time payments and invoices of milestones, in sentences. */
export const PAYMENT_TELL: Tellings<PaymentKind> = {
  'payment-made': (say, f, s) => {
    const available = moment(s, f.availableAt);
    return {
      title: say(f.what, { ...between(s, f), net: s.money(f.net, f.currency) }),
      body: isBlank(s, f.says)
        ? say('bodyPlain', { available })
        : say('body', { says: s.name(f.says), available }),
      path: paymentPath(f),
    };
  },
  'payment-charged': (say, f, s) => ({
    title: say(f.what, between(s, f)),
    body: say('body', { total: s.money(f.total, f.currency) }),
    path: paymentPath(f),
  }),
  'payment-declined': (say, f, s) => ({
    title: say(f.what, between(s, f)),
    body: say('body', { total: s.money(f.total, f.currency) }),
    path: paymentPath(f),
  }),
  'payment-invoiced': (say, f, s) => ({
    title: say('title', { ...between(s, f), total: s.money(f.total, f.currency) }),
    body: say('body', { says: s.name(f.says) }),
    path: paymentPath(f),
  }),
  'payment-withdrawn': (say, f, s) => ({
    title: say('title', { ...between(s, f), total: s.money(f.total, f.currency) }),
    body: say('body', { says: s.name(f.says) }),
    path: paymentPath(f),
  }),
  'payment-available': (say, f, s) => ({
    title: say('title', { net: s.money(f.net, f.currency) }),
    body: say('body', { title: s.name(f.title) }),
    path: '/money',
  }),
};

function between(s: Speaker, { title, other }: Pick<FactsOf<'payment-charged'>, 'title' | 'other'>) {
  return { title: s.name(title), other: s.name(other) };
}

function paymentPath({ contract, payment }: { contract: string; payment: string }): string {
  return `/contracts/${contract}/payments/${payment}`;
}
