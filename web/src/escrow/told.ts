import type { TimelineItem } from '@stint/wire/timeline';

type Of<What extends TimelineItem['what']> = Extract<TimelineItem, { what: What }>;

/** What was said and what came of money in escrow whose way back is asked, as lines of the timeline. */
export function escrowTold(item: Of<'escrow-word' | 'escrow-claim'>): { did: string; says: string } {
  if (item.what === 'escrow-word') return { did: SAID[item.said], says: item.says };
  return { did: item.state === 'asked' ? ASKED[item.cause] : ENDED[item.state], says: '' };
}

const SAID = {
  dispute: 'disputed that money in escrow goes back',
  answer: 'answered the dispute on escrow',
  'give in': 'gave in on what is in escrow',
  decide: 'decided on what is in escrow',
} as const;

const ASKED = {
  'client-ended':
    'What is in escrow is asked back, for the client has ended the contract: the freelancer has seven days to dispute',
  dormant:
    'Nothing happened for 90 days: what is in escrow is asked back, and the freelancer has seven days to dispute',
} as const;

const ENDED = {
  refunded: 'What was asked back of escrow goes back to the client',
  released: 'What was asked back of escrow is released to the freelancer',
  decided: 'What was asked back of escrow is divided as the operator decided',
  lifted: 'Work was submitted: what is in escrow stays there',
} as const;
