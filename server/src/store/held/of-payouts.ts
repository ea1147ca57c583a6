import { sql } from 'kysely';
import { at, type Kind, kind } from './kind.ts';

/** Where somebody is paid out and when, and what they decided about others' payouts. */
export const OF_PAYOUTS: readonly Kind[] = [
  kind(
    {
      name: 'payout-methods',
      says: 'Where you are paid, now and before: of an account its last four signs, and whose it is.',
      tables: ['payout_method'],
      key: ['n'],
    },
    {
      id: 'id',
      kind: 'kind',
      holder: 'holder',
      lastFour: 'last_four',
      setAt: at('set_at'),
      effectiveAt: at('effective_at'),
      stoppedAt: at('stopped_at'),
      returnedAt: at('returned_at'),
    },
    ({ person }) => sql`from payout_method where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'payout-plans',
      says: 'When you are paid out without asking, now and before.',
      tables: ['payout_plan'],
      key: ['currency', 'version'],
    },
    { currency: 'currency', schedule: 'schedule', minimumMinor: 'minimum', at: at('at') },
    ({ person }) => sql`from payout_plan where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'payout-turns',
      says: 'The days of those plans that came, and what was paid out then.',
      tables: ['payout_turn'],
      key: ['currency', 'due_at'],
    },
    { currency: 'currency', dueAt: at('due_at'), payout: 'payout_id' },
    ({ person }) => sql`from payout_turn where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'bank-files',
      says: 'Files for the bank that you made as an operator.',
      tables: ['bank_file'],
      key: ['made_at', 'id'],
    },
    {
      id: 'id',
      currency: 'currency',
      count: 'count',
      totalMinor: 'total',
      madeAt: at('made_at'),
      state: 'state',
    },
    ({ person }) => sql`from bank_file where by_person_id = ${person}`,
  ),
  kind(
    {
      name: 'payout-approvals',
      says: 'Payouts and files that you approved as an operator.',
      tables: ['payout_approval'],
      key: ['about'],
    },
    { about: 'about', at: at('at') },
    ({ person }) => sql`from payout_approval where by_person_id = ${person}`,
  ),
];
