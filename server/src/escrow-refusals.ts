import type { EscrowCode } from '@stint/wire/escrow-refusals';

/** How the refusals of the money of milestones are told: status, sentence, what would work. */
export const ESCROW_SAID: Readonly<Record<EscrowCode, readonly [number, string, string | null]>> = {
  'no-escrow': [409, 'This contract is run without escrow.', 'Its milestones are invoiced and paid instead.'],
  'milestone-not-funded': [
    409,
    'This milestone is not funded: its client has not put its money aside yet.',
    'Ask the client to fund it; work begins once it is funded.',
  ],
  'milestone-funded': [
    409,
    'This milestone is funded already, or its money is on its way.',
    'Its amount stands; more can be paid as a bonus, other work as another milestone.',
  ],
  'nothing-in-escrow': [409, 'There is no money in escrow for this.', null],
  'escrow-frozen': [
    409,
    'The client’s bank has taken this money back and decides about it: until then nothing of it leaves escrow.',
    'Wait for the bank; both sides are told.',
  ],
  'too-much-released': [409, 'That is more than is in escrow.', 'Give at most what is held.'],
  'no-next-milestone': [
    409,
    'No later milestone is agreed that misses so much money.',
    'Let the rest go back to the card, or agree on another milestone first.',
  ],
  'no-such-claim': [409, 'Nothing is asked of the money in escrow of this contract.', null],
};
