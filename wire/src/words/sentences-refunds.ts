import { toInstant } from '../letters.ts';
import type { RefundKind } from '../told-refunds.ts';
import { isBlank, type Tellings } from './saying.ts';
import type { Speaker } from './speaker.ts';

/** Refunds and chargebacks, in sentences. */
export const REFUND_TELL: Tellings<RefundKind> = {
  'refund-made': (say, f, s) => {
    const facts = {
      by: s.name(f.by),
      week: weekOf(s, f),
      amount: s.money(f.amount, f.currency),
      net: s.money(f.net, f.currency),
    };
    return {
      title: say('title', { title: s.name(f.title), amount: facts.amount }),
      body: isBlank(s, f.says)
        ? say(f.paid ? 'body' : 'bodyLess', facts)
        : say(f.paid ? 'bodyWhy' : 'bodyLessWhy', { ...facts, says: s.name(f.says) }),
      path: weekPath(f),
    };
  },
  'refund-failed': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), amount: s.money(f.amount, f.currency) }),
    body: say('body', { week: weekOf(s, f), amount: s.money(f.amount, f.currency) }),
    path: weekPath(f),
  }),
  'chargeback-opened': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), amount: s.money(f.amount, f.currency) }),
    body: say(f.held ? 'body' : 'bodyPaid', { week: weekOf(s, f), amount: s.money(f.amount, f.currency) }),
    path: weekPath(f),
  }),
  'chargeback-won': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), amount: s.money(f.amount, f.currency) }),
    body: say('body', { week: weekOf(s, f) }),
    path: weekPath(f),
  }),
  'chargeback-lost': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), amount: s.money(f.amount, f.currency) }),
    body: say('body', { week: weekOf(s, f), amount: s.money(f.amount, f.currency) }),
    path: weekPath(f),
  }),
  'payment-taken-back-opened': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), amount: s.money(f.amount, f.currency) }),
    body: isBlank(s, f.says)
      ? say('bodyBare', { amount: s.money(f.amount, f.currency) })
      : say('body', { says: s.name(f.says), amount: s.money(f.amount, f.currency) }),
    path: `/contracts/${f.contract}`,
  }),
  'payment-taken-back-won': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), amount: s.money(f.amount, f.currency) }),
    body: isBlank(s, f.says)
      ? say('bodyBare', { amount: s.money(f.amount, f.currency) })
      : say('body', { says: s.name(f.says), amount: s.money(f.amount, f.currency) }),
    path: `/contracts/${f.contract}`,
  }),
  'payment-taken-back-lost': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), amount: s.money(f.amount, f.currency) }),
    body: isBlank(s, f.says)
      ? say('bodyBare', { amount: s.money(f.amount, f.currency) })
      : say('body', { says: s.name(f.says), amount: s.money(f.amount, f.currency) }),
    path: `/contracts/${f.contract}`,
  }),
};

function weekOf(s: Speaker, { week }: { week: string }) {
  return s.week(toInstant(`${week}T00:00:00Z`));
}

function weekPath({ contract, week }: { contract: string; week: string }): string {
  return `/contracts/${contract}/weeks/${week}`;
}
