import type { Instant } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import type { Proposal, ProposalState, ProposalSummary } from '@stint/wire/proposals';
import { bothClocks, deadline } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';

/** Whose turn it is with a proposal, what comes next, and until when. */
export interface Next {
  readonly turn: 'yours' | 'theirs' | 'nobody';
  readonly says: string;
  readonly until: string | null;
}

const STATE_WORDS: Readonly<Record<ProposalState, string>> = {
  sent: 'Sent',
  shortlisted: 'On the shortlist',
  archived: 'Put aside',
  declined: 'Declined',
  withdrawn: 'Withdrawn',
  hired: 'Hired',
};

/** Its state in a word or two; what one side has sent, the other has received. */
export function stateText(state: ProposalState, side: Proposal['side']): string {
  return state === 'sent' && side !== 'freelancer' ? 'Received' : STATE_WORDS[state];
}

/** For the side that is told. An offer that stands comes before all else. */
export function nextOf(
  proposal: Pick<
    ProposalSummary,
    'state' | 'viewedAt' | 'editableUntil' | 'endedAt' | 'turn' | 'offerTurn' | 'job' | 'freelancer'
  >,
  side: Proposal['side'],
  now: Instant,
  mine: Zone,
): Next {
  return { turn: turnFor(proposal, side), ...saidOf(proposal, side, now, mine) };
}

/** The house says whose it is; an operator looks on with the client's eyes. */
function turnFor({ turn }: Told, side: Proposal['side']): Next['turn'] {
  if (turn === null) return 'nobody';
  return turn === (side === 'freelancer' ? 'freelancer' : 'client') ? 'yours' : 'theirs';
}

type Said = Omit<Next, 'turn'>;

function saidOf(proposal: Told, side: Proposal['side'], now: Instant, mine: Zone): Said {
  if (proposal.turn === null) return ended(proposal, side, mine);
  const closed = proposal.job.state !== 'open';
  if (proposal.offerTurn !== null) return ofOffer(proposal.offerTurn, proposal, side);
  if (side !== 'freelancer') return forClient(proposal, closed);
  if (proposal.editableUntil !== null) {
    const until = deadline(toInstant(proposal.editableUntil), now, mine);
    const says = 'The client has not opened it yet. You can edit it until they do.';
    return { says, until: `At the latest until ${until}` };
  }
  return { says: `${seen(proposal, mine)} ${comes(closed)}`, until: null };
}

type Told = Parameters<typeof nextOf>[0];

function seen({ viewedAt, state }: Told, mine: Zone): string {
  if (state === 'shortlisted') return 'The client has put it on the shortlist.';
  if (state === 'archived') return 'The client has put it aside, and can still come back to it.';
  if (viewedAt === null) return 'The client has not opened it; its six hours for editing are over.';
  return `The client opened it on ${bothClocks(toInstant(viewedAt), mine)}.`;
}

function ofOffer(turn: 'client' | 'freelancer', { freelancer }: Told, side: Proposal['side']): Said {
  const { name } = freelancer;
  const says =
    side === 'freelancer'
      ? {
          freelancer: 'There is an offer: read it, then accept, decline or ask for changes.',
          client: 'You asked for changes of the offer; as it stands it can still be accepted.',
        }
      : {
          freelancer: `There is an offer: it is ${name}’s turn.`,
          client: `${name} asks for changes of the offer: change it, or let it stand.`,
        };
  return { says: says[turn], until: null };
}

function comes(closed: boolean): string {
  if (closed) return 'The job is closed; unless it is opened again no offer can come of it.';
  return 'It is their turn: they can write to you, decline it, or make you an offer. You can withdraw it.';
}

function forClient({ viewedAt, freelancer, state }: Told, closed: boolean): Said {
  const { name } = freelancer;
  if (viewedAt === null) {
    const says = `Nobody of you has opened it. Once you do, ${name} can no longer edit it.`;
    return { says, until: null };
  }
  const deeds = [
    'Make an offer',
    ...(state === 'shortlisted' ? [] : ['put it on the shortlist']),
    'decline it',
  ];
  const says = closed
    ? 'The job is closed: open it again to make an offer, or decline it with a reason.'
    : `${deeds.join(', ').replace(/, ([^,]*)$/, ' or $1')}. Nothing happens by itself.`;
  return { says, until: null };
}

function ended({ state, endedAt, freelancer, job }: Told, side: Proposal['side'], mine: Zone): Said {
  const when = endedAt === null ? '' : ` on ${bothClocks(toInstant(endedAt), mine)}`;
  const isMine = side === 'freelancer';
  const client = isMine ? job.organisation.name : 'You';
  const sender = isMine ? 'You' : freelancer.name;
  const again = isMine && job.state === 'open' ? ' You can send another one.' : '';
  const says = {
    declined: `${client} declined it${when}.${again}`,
    withdrawn: `${sender} withdrew it${when}.${again}`,
    hired: `It led to a contract${when}.`,
  }[state as 'declined' | 'withdrawn' | 'hired'];
  return { says, until: null };
}
