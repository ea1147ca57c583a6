import { sql } from 'kysely';
import { at, type Kind, kind } from './kind.ts';

/** What is held of the money of milestones. */
export const OF_ESCROW: readonly Kind[] = [
  kind(
    {
      name: 'escrow-deposits',
      says: 'Charges for milestones of yours, or that you paid for your organisation. With what card, is the organisation’s.',
      tables: ['escrow_deposit'],
      key: ['escrow_deposit.id'],
    },
    {
      id: 'escrow_deposit.id',
      contract: 'contract_id',
      milestone: 'milestone_id',
      currency: 'currency',
      amountMinor: 'amount',
      clientFeeMinor: 'client_fee',
      askedAt: at('asked_at'),
      state: 'state',
      answeredAt: at('answered_at'),
      releasedMinor: 'released',
      refundedMinor: 'refunded',
    },
    ({ person }) => sql`from escrow_deposit where (freelancer_id = ${person} or by_person_id = ${person})`,
  ),
  kind(
    {
      name: 'escrow-parts',
      says: 'What became of them.',
      tables: ['escrow_part'],
      key: ['escrow_part.contract_id', 'escrow_part.n'],
    },
    {
      id: 'escrow_part.id',
      deposit: 'deposit_id',
      milestone: 'escrow_part.milestone_id',
      kind: 'kind',
      cause: 'cause',
      amountMinor: 'escrow_part.amount',
      freelancerFeeMinor: 'freelancer_fee',
      netMinor: 'net',
      at: at('at'),
      state: 'escrow_part.state',
    },
    ({ person }) => sql`from escrow_part join escrow_deposit on escrow_deposit.id = deposit_id
      where (escrow_deposit.freelancer_id = ${person} or escrow_part.by_person_id = ${person})`,
  ),
  kind(
    {
      name: 'escrow-claims',
      says: 'Money in escrow of your contracts whose way back was asked.',
      tables: ['escrow_claim'],
      key: ['contract_id', 'escrow_claim.n'],
    },
    {
      contract: 'contract_id',
      n: 'escrow_claim.n',
      cause: 'cause',
      state: 'state',
      openedAt: at('opened_at'),
      since: at('since'),
    },
    ({ person }) =>
      sql`from escrow_claim join contract on contract.id = contract_id where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'escrow-words',
      says: 'What you said of it, or decided.',
      tables: ['escrow_word'],
      key: ['contract_id', 'claim', 'escrow_word.n'],
    },
    {
      contract: 'contract_id',
      claim: 'claim',
      deed: 'deed',
      side: 'side',
      says: 'says',
      releasedMinor: 'released',
      at: at('at'),
    },
    ({ person }) => sql`from escrow_word where by_person_id = ${person}`,
  ),
];
