import { type MilestoneAct, milestoneAfter } from '@stint/core/handshake/milestone-deed';
import type { Instant } from '@stint/core/instant';
import type { Milestone as MilestoneLetter } from '@stint/wire/milestones';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import {
  type KeptMilestone,
  type KeptStep,
  loadMilestones,
  loadSteps,
  type MilestoneContent,
  type NewStep,
  saveMilestone,
  termsVersionOf,
} from '../../store/milestones.ts';
import { lockContract } from '../../store/terms.ts';
import { refuseDeed, type Visible, visibleContract } from '../contracts/visible.ts';
import { heldIn, loadEscrow, lotsBehind } from '../escrow/load-escrow.ts';
import { wakeUp } from '../escrow/wake-up.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { isSameContent } from './content.ts';
import { readMilestone } from './read-milestone.ts';
import { reminderAt } from './remind-milestone.ts';
import { tellMilestone } from './tell-milestone.ts';

export interface MilestoneAddress {
  readonly contract: string;
  readonly milestone: string;
  /** The version that was seen; missing: whatever it is now. */
  readonly version?: number | undefined;
}

type Act = MilestoneAct<MilestoneContent>;

/**
 * One deed on a milestone, by the table. The very deed that its doer has just done, asked again by a second click, is done.
 * Refusals: `no-such-contract`, `not-your-role`, `hourly-contract`, `no-such-milestone`, `not-allowed` (the contract has
 * ended), `milestone-not-funded` for a submission, `milestone-funded` for another amount, `changed-meanwhile` (by another version than was seen), `not-in-this-state`.
 */
export async function milestoneDeed(
  house: House,
  actor: Actor,
  address: MilestoneAddress,
  act: Act,
  word: string,
): Promise<MilestoneLetter | Refusal> {
  const visible = await visibleContract(house, actor, address.contract);
  if (isRefusal(visible)) return visible;
  const no = refuseDeed(visible, 'change-terms');
  if (no) return no;
  if (visible.kind === 'hourly') return refuse('hourly-contract');
  const refusal = await tellingIn(house, (trx, tell) =>
    doIt(house, trx, tell, { actor, visible, address, act, word }),
  );
  if (refusal) return refusal;
  house.events.tell(visible.id, { kind: 'terms' });
  return readMilestone(house, actor, address);
}

interface Asked {
  readonly actor: Actor;
  readonly visible: Visible;
  readonly address: MilestoneAddress;
  readonly act: Act;
  readonly word: string;
}

async function doIt(house: House, trx: Trx, tell: Tell, asked: Asked): Promise<Refusal | null> {
  const { actor, visible, address, act, word } = asked;
  const { endedAt } = await lockContract(trx, visible.id);
  // Only now: who waited for the lock decides on what is there then.
  const at = house.clock.now();
  const id = address.milestone.toLowerCase();
  const before = (await loadMilestones(trx, visible.id)).find((one) => one.id === id);
  if (!before) return refuse('no-such-milestone');
  const steps = await loadSteps(trx, visible.id);
  const last = steps.findLast(({ milestone }) => milestone === id);
  if (last && wasJustDone(asked, before, last)) return null;
  if (endedAt !== null) return refuse('not-allowed');
  if (address.version !== undefined && address.version !== before.version) return refuse('changed-meanwhile');
  const after = afterAct(before, asked, await termsVersionOf(trx, visible.id), at);
  if (after === null) return refuse('not-in-this-state');
  const no = visible.escrow === true ? await refuseByMoney(trx, before, after) : null;
  if (no) return no;
  if (act.deed === 'submit') await wakeUp(trx, visible.id, at);
  const about = act.deed === 'change' ? act.to : after;
  const { title, says, amount, dueDay } = about;
  const step: NewStep = { at, by: actor.person, deed: act.deed, word, title, says, amount, dueDay };
  await saveMilestone(trx, after, step);
  await noteDeed(trx, { at, person: actor.person, deed: `milestone: ${act.deed}`, object: id });
  await tellMilestone(trx, tell, visible, { milestone: after, step, doer: actor.person });
  return null;
}

/** Work is submitted once its money is put aside; and the amount of what is funded, or being funded, stays. */
async function refuseByMoney(trx: Trx, before: KeptMilestone, after: KeptMilestone): Promise<Refusal | null> {
  const isChanged =
    after.amount !== before.amount || (after.wanted?.amount ?? before.amount) !== before.amount;
  if (after.state !== 'submitted' && !isChanged) return null;
  const escrow = await loadEscrow(trx, before.contract);
  const held = heldIn(lotsBehind(escrow, before.id));
  if (after.state === 'submitted') return held < before.amount ? refuse('milestone-not-funded') : null;
  const isAsked = escrow.deposits.some(
    ({ milestone, state }) => milestone === before.id && state === 'asked',
  );
  return held > 0n || isAsked ? refuse('milestone-funded', { field: 'amount' }) : null;
}

/** Asked twice for the same, from the same version, by the same person. */
function wasJustDone({ actor, address, act, word }: Asked, now: KeptMilestone, last: KeptStep): boolean {
  if (address.version === undefined || address.version !== now.version - 1) return false;
  if (last.deed !== act.deed || last.by !== actor.person || last.word !== word) return false;
  return act.deed !== 'change' || isSameContent(last, act.to);
}

function afterAct(
  before: KeptMilestone,
  { visible, act }: Asked,
  termsVersion: number,
  at: Instant,
): KeptMilestone | null {
  const { state, wanted, title, says, amount, dueDay } = before;
  const side = visible.side === 'client' ? 'client' : 'freelancer';
  const after = milestoneAfter({ state, content: { title, says, amount, dueDay }, wanted }, side, act);
  if (after === null) return null;
  const agreed = act.deed === 'agree';
  return {
    ...before,
    ...after.content,
    state: after.state,
    wanted: after.wanted,
    submittedAt: after.state === 'submitted' ? at : null,
    version: before.version + 1,
    termsVersion: agreed ? termsVersion : before.termsVersion,
    // Who has just agreed to a day knows it.
    remindedOf: agreed ? reminderAt(after.content.dueDay, at) : before.remindedOf,
  };
}
