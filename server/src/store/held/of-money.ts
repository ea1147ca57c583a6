import { sql } from 'kysely';
import { at, type Kind, kind, start, week } from './kind.ts';
import { OF_PAYOUTS } from './of-payouts.ts';

/** What is held of the money for somebody's work, and of what is disputed of it. */
export const OF_MONEY: readonly Kind[] = [
  kind(
    {
      name: 'invoices',
      says: 'Invoices for your weeks.',
      tables: ['invoice'],
      key: ['contract_id', 'week'],
    },
    {
      contract: 'contract_id',
      week: week('week'),
      currency: 'currency',
      issuedAt: at('issued_at'),
      totalMinor: 'total',
      freelancerFeeMinor: 'freelancer_fee',
      netMinor: 'net',
      clientFeeMinor: 'client_fee',
      clientTotalMinor: 'client_total',
    },
    ({ person }) => sql`from invoice where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'invoice-lines',
      says: 'Their lines.',
      tables: ['invoice_line'],
      key: ['invoice_line.contract_id', 'invoice_line.week', 'n'],
    },
    {
      contract: 'invoice_line.contract_id',
      week: week('invoice_line.week'),
      kind: 'kind',
      rateMinor: 'rate',
      seconds: 'seconds',
      amountMinor: 'amount',
    },
    ({ person }) =>
      sql`from invoice_line join invoice using (organisation_id, contract_id, week) where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'charges',
      says: 'When the client’s bank was asked for an invoice, and whether it paid. With what, is the client’s.',
      tables: ['charge'],
      key: ['charge.contract_id', 'charge.week', 'attempt'],
    },
    {
      contract: 'charge.contract_id',
      week: week('charge.week'),
      attempt: 'attempt',
      day: 'day',
      state: 'state',
      currency: 'charge.currency',
      amountMinor: 'amount',
      askedAt: at('asked_at'),
      answeredAt: at('answered_at'),
    },
    ({ person }) =>
      sql`from charge join invoice using (organisation_id, contract_id, week) where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'debts',
      says: 'Weeks whose charge failed on five days, and what of them was protected.',
      tables: ['debt'],
      key: ['contract_id', 'week'],
    },
    {
      contract: 'contract_id',
      week: week('week'),
      currency: 'currency',
      failedAt: at('failed_at'),
      protectedMinor: 'protected',
      paidAt: at('paid_at'),
    },
    ({ person }) => sql`from debt where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'protection',
      says: 'What the protection fund paid you of them.',
      tables: ['advance'],
      key: ['contract_id', 'week', 'n'],
    },
    {
      contract: 'contract_id',
      week: week('week'),
      n: 'n',
      currency: 'currency',
      amountMinor: 'amount',
      at: at('at'),
      releasedAt: at('released_at'),
    },
    ({ person }) => sql`from advance where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'fund-deposits',
      says: 'What you put into the protection fund for the house.',
      tables: ['fund_deposit'],
      key: ['id'],
    },
    { id: 'id', currency: 'currency', amountMinor: 'amount', at: at('at') },
    ({ person }) => sql`from fund_deposit where by_person_id = ${person}`,
  ),
  kind(
    {
      name: 'processor-account',
      says: 'By what name the payment processor knows you.',
      tables: ['processor_account'],
      key: ['freelancer_id'],
    },
    { name: 'processor_ref', since: at('opened_at') },
    ({ person }) => sql`from processor_account where freelancer_id = ${person}`,
  ),
  kind(
    { name: 'payouts', says: 'What was paid out to you.', tables: ['payout'], key: ['id'] },
    {
      id: 'id',
      currency: 'currency',
      amountMinor: 'amount',
      askedAt: at('asked_at'),
      state: 'state',
      via: 'via',
      reason: 'reason',
      answeredAt: at('answered_at'),
    },
    ({ person }) => sql`from payout where freelancer_id = ${person}`,
  ),
  ...OF_PAYOUTS,
  kind(
    {
      name: 'bonus-requests',
      says: 'Bonuses that you asked for, or that you answered.',
      tables: ['bonus_request'],
      key: ['contract_id', 'week', 'n'],
    },
    {
      contract: 'contract_id',
      week: week('week'),
      seconds: 'seconds',
      amountMinor: 'amount',
      memo: 'case when freelancer_id = me.id then memo end',
      askedAt: at('asked_at'),
      answer: 'case when answered_by = me.id then answer end',
      answeredAt: at('answered_at'),
    },
    ({ person }) =>
      sql`from bonus_request join person me on me.id = ${person} where (freelancer_id = me.id or answered_by = me.id)`,
  ),
  kind(
    {
      name: 'disputes',
      says: 'Disputes of your invoices, and those that you opened, answered or took back.',
      tables: ['dispute'],
      key: ['dispute.id'],
    },
    {
      id: 'dispute.id',
      contract: 'contract_id',
      week: week('week'),
      currency: 'currency',
      byMe: 'by_person_id = me.id',
      openedAt: at('opened_at'),
      answerBy: at('answer_by'),
      state: 'state',
      totalMinor: 'total',
      withdrawnAt: at('withdrawn_at'),
      answeredAt: at('answered_at'),
      answer: 'case when answered_by = me.id then answer_says end',
      decidedAt: at('decided_at'),
    },
    ({ person }) =>
      sql`from dispute join person me on me.id = ${person}
        where (freelancer_id = me.id or by_person_id = me.id or withdrawn_by = me.id or answered_by = me.id)`,
  ),
  kind(
    {
      name: 'disputed-segments',
      says: 'What of them is disputed, and why.',
      tables: ['dispute_segment'],
      key: ['dispute_id', 'segment', 'kind'],
    },
    {
      dispute: 'dispute_id',
      segment: start('segment'),
      kind: 'kind',
      reason: 'reason',
      says: 'case when by_person_id = me.id then says end',
      seconds: 'seconds',
      at: at('at'),
    },
    ({ person }) =>
      sql`from dispute_segment join dispute on dispute.id = dispute_id join person me on me.id = ${person}
        where (freelancer_id = me.id or by_person_id = me.id)`,
  ),
  kind(
    {
      name: 'dispute-decisions',
      says: 'What was decided of each, and by whom or what; as an operator, what you overruled and why.',
      tables: ['dispute_ruling'],
      key: ['dispute_id', 'segment', 'kind', 'n'],
    },
    {
      dispute: 'dispute_id',
      segment: start('segment'),
      kind: 'kind',
      by: 'by',
      outcome: 'outcome',
      says: 'case when person_id = me.id then says end',
      at: at('at'),
    },
    ({ person }) =>
      sql`from dispute_ruling join dispute on dispute.id = dispute_id join person me on me.id = ${person}
        where (freelancer_id = me.id or by_person_id = me.id or person_id = me.id)`,
  ),
  kind(
    {
      name: 'refunds',
      says: 'What of your invoices went back to clients, and what you gave back.',
      tables: ['refund'],
      key: ['refund.id'],
    },
    {
      id: 'refund.id',
      contract: 'contract_id',
      week: week('week'),
      currency: 'currency',
      cause: 'cause',
      byMe: 'by_person_id = me.id',
      netMinor: 'net',
      clientTotalMinor: 'client_total',
      says: 'case when by_person_id = me.id then refund.says end',
      madeAt: at('made_at'),
      state: 'state',
    },
    ({ person }) =>
      sql`from refund join person me on me.id = ${person} where (freelancer_id = me.id or by_person_id = me.id)`,
  ),
];
