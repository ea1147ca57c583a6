import type { PayoutKind } from '../told-payouts.ts';
import { moment, type Tellings } from './saying.ts';

/** Payout methods, and payouts that came back, in sentences. */
export const PAYOUT_TELL: Tellings<PayoutKind> = {
  'payout-method-set': (say, f, s) => ({
    title: say('title', { at: moment(s, f.effectiveAt) }),
    body:
      f.via === 'bank'
        ? say('body', { account: s.name(f.lastFour), at: moment(s, f.effectiveAt) })
        : say('bodyProcessor', { at: moment(s, f.effectiveAt) }),
    path: '/money',
  }),
  'payout-method-stopped': (say) => ({ title: say('title', {}), body: say('body', {}), path: '/money' }),
  'payout-returned': (say, f, s) => ({
    title: say('title', { amount: s.money(f.amount, f.currency) }),
    body: say('body', { account: s.name(f.lastFour), reason: s.name(f.reason) }),
    path: '/money',
  }),
  'payout-declined': (say, f, s) => ({
    title: say('title', { amount: s.money(f.amount, f.currency) }),
    body: say('body', { reason: s.name(f.reason) }),
    path: '/money',
  }),
};
