import { ANSWER_SECONDS, CLAIM, type ClaimDeed, isOpen } from '@stint/core/escrow/claim';
import { stateAfter } from '@stint/core/handshake/table';
import { type Minor, parseMoney } from '@stint/core/money';
import type { Escrow as EscrowLetter } from '@stint/wire/escrow';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import { type Claim, claimsOf, moveClaim, type NewWord, wordsOf } from '../../store/escrow-claims.ts';
import { lockContract } from '../../store/terms.ts';
import { refuseClientDeed, refuseDeed, type Visible, visibleContract } from '../contracts/visible.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { endClaim } from './end-claim.ts';
import { heldIn, loadEscrow } from './load-escrow.ts';
import { readEscrow } from './read-escrow.ts';
import { tellAnswered, tellDisputed } from './tell-claim.ts';

export type Deed = NewWord['deed'];

interface Wanted {
  readonly contract: string;
  readonly says: string;
  /** Of a decision. */
  readonly released?: string;
}

/**
 * A word on the claim that is open on a contract's escrow: the freelancer disputes, the client answers, either gives in, an
 * operator decides. The very word again by its doer is done. Refusals: `no-such-contract`, `freelancers-only`,
 * `clients-only`, `not-your-role`, `not-allowed-here` (to an operator who is a side of it, or is not asked), `reason-needed`,
 * `bad-amount`, `escrow-frozen`, `no-such-claim`, `not-in-this-state`, `too-much-released`.
 */
export async function claimDeed(
  house: House,
  actor: Actor,
  wanted: Wanted,
  deed: Deed,
): Promise<EscrowLetter | Refusal> {
  const visible = await visibleContract(house, actor, wanted.contract);
  if (isRefusal(visible)) return visible;
  const no = refuseWord(visible, deed);
  if (no) return no;
  const says = wanted.says.trim();
  if (says === '' && deed !== 'give in') return refuse('reason-needed', { field: 'says' });
  const released = readReleased(wanted, visible);
  if (isRefusal(released)) return released;
  const asked = { actor, visible, deed, says, released };
  const refusal = await tellingIn(house, (trx, tell) => doIt(house, trx, tell, asked));
  if (refusal) return refusal;
  house.events.tell(visible.id, { kind: 'terms' });
  return readEscrow(house, actor, wanted);
}

/** Nobody judges money that is their own to win or lose. */
function refuseWord(visible: Visible, deed: Deed): Refusal | null {
  if (deed === 'decide') return visible.side === 'operator' ? null : refuse('not-allowed-here');
  if (deed === 'dispute') return visible.side === 'freelancer' ? null : refuse('freelancers-only');
  return deed === 'answer' ? refuseClientDeed(visible, 'review') : refuseDeed(visible, 'review');
}

function readReleased({ released }: Wanted, { contract: { currency } }: Visible): Minor | null | Refusal {
  if (released === undefined) return null;
  return parseMoney(released, currency) ?? refuse('bad-amount', { field: 'released' });
}

interface Asked {
  readonly actor: Actor;
  readonly visible: Visible;
  readonly deed: Deed;
  readonly says: string;
  readonly released: Minor | null;
}

async function doIt(house: House, trx: Trx, tell: Tell, asked: Asked): Promise<Refusal | null> {
  const { actor, visible, deed, says, released } = asked;
  await lockContract(trx, visible.id);
  const at = house.clock.now();
  const claim = (await claimsOf(trx, visible.id)).at(-1);
  if (!claim) return refuse('no-such-claim');
  if (await wasJustSaid(trx, claim, asked)) return null;
  const side = visible.side === 'agency' ? 'freelancer' : visible.side;
  const to = stateAfter(CLAIM, claim.state, `${side}: ${deed}` as ClaimDeed);
  if (to === null || !isOpen(claim.state)) return refuse('not-in-this-state');
  const word: NewWord = {
    deed,
    side,
    says,
    released: deed === 'decide' ? released : null,
    at,
    by: actor.person,
  };
  await noteDeed(trx, { at, person: actor.person, deed: `escrow: ${deed}`, object: visible.id });
  if (to === 'refunded' || to === 'released' || to === 'decided') {
    const { lots } = await loadEscrow(trx, visible.id);
    if (lots.some(({ isFrozen }) => isFrozen)) return refuse('escrow-frozen');
    const release = to === 'refunded' ? 0n : to === 'released' ? null : released;
    const cause = deed === 'decide' ? 'decided' : 'given-in';
    const ending = { to, release, cause, at, by: actor.person, word } as const;
    const cleared = await endClaim(house, trx, tell, { loaded: visible, claim }, ending);
    return cleared ? null : refuse('too-much-released', { field: 'released' });
  }
  await moveClaim(trx, claim, { state: to, at }, word);
  const about = { n: claim.n, at, held: heldIn((await loadEscrow(trx, visible.id)).lots), says };
  if (to === 'disputed') await tellDisputed(trx, tell, visible, { ...about, until: at + ANSWER_SECONDS });
  else await tellAnswered(trx, tell, visible, about);
  return null;
}

async function wasJustSaid(trx: Trx, claim: Claim, { actor, deed, says, released }: Asked): Promise<boolean> {
  const last = (await wordsOf(trx, claim.contract)).at(-1);
  if (last?.claim !== claim.n || last.by !== actor.person || last.deed !== deed || last.says !== says)
    return false;
  return deed !== 'decide' || last.released === released;
}
