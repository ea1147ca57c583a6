import type { MilestoneMoney } from '@stint/wire/milestone-money';

/** Why money left escrow. */
export const CAUSES: Readonly<Record<MilestoneMoney['parts'][number]['cause'], string>> = {
  approved: 'approved by the client',
  silence: 'by silence',
  'freelancer-ended': 'the freelancer ended the contract',
  'client-ended': 'the client ended the contract',
  'given-in': 'a side gave in',
  decided: 'by an operator’s decision',
  dormant: 'nothing happened for 90 days',
  'too-late': 'the contract had ended when it was paid',
};
