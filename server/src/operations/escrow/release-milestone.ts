import { isReleasable } from '@stint/core/handshake/milestone';
import { type Minor, parseMoney } from '@stint/core/money';
import type { releaseMilestone as route } from '@stint/wire/escrow';
import type { Milestone as MilestoneLetter } from '@stint/wire/milestones';
import type { Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { Trx } from '../../store/desk.ts';
import { closeMilestone, type KeptMilestone, loadMilestones } from '../../store/milestones.ts';
import { lockContract } from '../../store/terms.ts';
import { refuseClientDeed, type Visible, visibleContract } from '../contracts/visible.ts';
import type { MilestoneAddress } from '../milestones/milestone-deed.ts';
import { readMilestone } from '../milestones/read-milestone.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { clearEscrow } from './clear-escrow.ts';
import { type Escrow, heldIn, loadEscrow, lotsBehind } from './load-escrow.ts';
import { nextToTake, roomIn } from './next-milestone.ts';
import { tellEscrow } from './tell-escrow.ts';

type Wanted = Body<typeof route> & MilestoneAddress;

/**
 * The client approves a milestone: all that stands behind it is released, or a part, and the rest goes back to the card or
 * behind the next milestone; the milestone is over. The very deed again is done. Refusals: `no-such-contract`,
 * `clients-only`, `not-your-role`, `no-escrow`, `no-such-milestone`, `not-allowed`, `changed-meanwhile`, `not-in-this-state`,
 * `nothing-in-escrow`, `escrow-frozen`, `bad-amount`, `too-much-released`, `no-next-milestone`.
 */
export async function releaseMilestone(
  house: House,
  actor: Actor,
  wanted: Wanted,
): Promise<MilestoneLetter | Refusal> {
  const visible = await visibleContract(house, actor, wanted.contract);
  if (isRefusal(visible)) return visible;
  const no = refuseClientDeed(visible, 'review');
  if (no) return no;
  if (visible.escrow !== true) return refuse('no-escrow');
  const amount = parseMoney(wanted.amount, visible.contract.currency);
  if (amount === null || amount <= 0n) return refuse('bad-amount', { field: 'amount' });
  const refusal = await tellingIn(house, (trx, tell) =>
    release(house, trx, tell, { wanted, visible, amount, actor }),
  );
  if (refusal) return refusal;
  house.events.tell(visible.id, { kind: 'terms' });
  return readMilestone(house, actor, wanted);
}

interface Asked {
  readonly wanted: Wanted;
  readonly visible: Visible;
  readonly amount: Minor;
  readonly actor: Actor;
}

async function release(house: House, trx: Trx, tell: Tell, asked: Asked): Promise<Refusal | null> {
  const { wanted, visible, amount, actor } = asked;
  const { endedAt } = await lockContract(trx, visible.id);
  const at = house.clock.now();
  const milestones = await loadMilestones(trx, visible.id);
  const milestone = milestones.find(({ id }) => id === wanted.milestone.toLowerCase());
  if (!milestone) return refuse('no-such-milestone');
  const escrow = await loadEscrow(trx, visible.id);
  if (wasJustDone(asked, milestone, escrow)) return null;
  if (endedAt !== null) return refuse('not-allowed');
  if (wanted.version !== milestone.version) return refuse('changed-meanwhile');
  if (!isReleasable(milestone.state)) return refuse('not-in-this-state');
  const lots = lotsBehind(escrow, milestone.id);
  const held = heldIn(lots);
  if (held === 0n) return refuse('nothing-in-escrow');
  if (lots.some(({ isFrozen }) => isFrozen)) return refuse('escrow-frozen');
  if (amount > held) return refuse('too-much-released', { field: 'amount' });
  const next = wanted.rest === 'next' && amount < held ? nextToTake(milestones, escrow, milestone) : null;
  const isRoom = next !== null && roomIn(next, escrow) >= held - amount;
  if (wanted.rest === 'next' && amount < held && !isRoom)
    return refuse('no-next-milestone', { field: 'rest' });
  const rest = next === null ? ({ kind: 'refunded' } as const) : ({ kind: 'moved', to: next.id } as const);
  const by = actor.person;
  const cleared = await clearEscrow(house, trx, visible, {
    lots,
    release: amount,
    rest,
    cause: 'approved',
    at,
    by,
  });
  if (!cleared) return refuse('too-much-released', { field: 'amount' });
  await closeMilestone(trx, milestone);
  await tellEscrow(trx, tell, visible, { milestone, at, doer: by, amount, kind: 'milestone-released' });
  return null;
}

/** The last thing that happened to it is what is asked, by the same person, of the version before. */
function wasJustDone({ wanted, amount, actor }: Asked, now: KeptMilestone, { parts }: Escrow): boolean {
  if (now.state !== 'released' || wanted.version !== now.version - 1) return false;
  const last = parts.findLast(({ milestone }) => milestone === now.id);
  const done = parts.filter(({ deed, kind }) => deed === last?.deed && kind === 'released');
  return last?.by === actor.person && amount === done.reduce((sum, part) => sum + part.amount, 0n);
}
