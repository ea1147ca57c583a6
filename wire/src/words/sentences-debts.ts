import { toInstant } from '../letters.ts';
import type { FactsOf } from '../told.ts';
import type { DebtKind } from '../told-debts.ts';
import { contractPath, moment, type Tellings } from './saying.ts';
import type { Speaker } from './speaker.ts';

/** Debts, what stands still for them, and the protection fund, in sentences. */
export const DEBT_TELL: Tellings<DebtKind> = {
  'client-suspended': (say, f, s) => ({
    title: say('title', { name: s.name(f.name) }),
    body: say('body', { contracts: s.count(f.contracts), at: moment(s, f.at) }),
    path: debtPath(f),
  }),
  'client-restored': (say, f, s) => ({
    title: say('title', { name: s.name(f.name) }),
    body: say('body', { contracts: s.count(f.contracts), at: moment(s, f.at) }),
    path: debtPath(f),
  }),
  'payment-paused': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', { other: s.name(f.other), at: moment(s, f.at) }),
    path: contractPath(f),
  }),
  'payment-resumed': (say, f, s) => ({
    title: say('title', { title: s.name(f.title) }),
    body: say('body', { other: s.name(f.other), at: moment(s, f.at) }),
    path: contractPath(f),
  }),
  'protection-paid': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), amount: s.money(f.amount, f.currency) }),
    body: say(/^[0.]+$/.test(f.left) ? 'bodyWhole' : 'body', {
      ...paid(s, f),
      left: s.money(f.left, f.currency),
    }),
    path: weekPath(f),
  }),
  'protection-short': (say, f, s) => ({
    title: say('title', { title: s.name(f.title), amount: s.money(f.amount, f.currency) }),
    body: say('body', { week: weekOf(s, f), amount: s.money(f.amount, f.currency) }),
    path: weekPath(f),
  }),
};

function paid(s: Speaker, f: FactsOf<'protection-paid'>) {
  return {
    week: weekOf(s, f),
    amount: s.money(f.amount, f.currency),
    available: moment(s, f.availableAt),
  };
}

function weekOf(s: Speaker, { week }: { week: string }) {
  return s.week(toInstant(`${week}T00:00:00Z`));
}

function weekPath({ contract, week }: { contract: string; week: string }): string {
  return `/contracts/${contract}/weeks/${week}`;
}

/** Where a client sees what it owes, why, and what happens when. */
function debtPath({ organisation }: { organisation: string }): string {
  return `/organisations/${organisation}/debt`;
}
