import { LIMITS } from '@stint/wire/limits';
import type { Milestone as MilestoneLetter, proposeMilestone as route } from '@stint/wire/milestones';
import type { Body } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import type { Trx } from '../../store/desk.ts';
import {
  loadMilestones,
  type MilestoneContent,
  proposedAs,
  saveMilestone,
  termsVersionOf,
} from '../../store/milestones.ts';
import { lockContract } from '../../store/terms.ts';
import { refuseDeed, type Visible, visibleContract } from '../contracts/visible.ts';
import { type Tell, tellingIn } from '../notifications/tell.ts';
import { isSameContent, readContent } from './content.ts';
import { readMilestone } from './read-milestone.ts';
import { tellMilestone } from './tell-milestone.ts';

type Wanted = Body<typeof route> & { contract: string };

/**
 * Proposes a milestone of a fixed price; it waits for the other side's word. The caller's id again, with the same content,
 * is the same milestone. Refusals: `no-such-contract`, `hourly-contract`, `not-your-role`, `not-allowed` (it has ended),
 * `amount-too-small`, `bad-amount`, `too-many-milestones`, `id-taken`.
 */
export async function proposeMilestone(
  house: House,
  actor: Actor,
  wanted: Wanted,
): Promise<MilestoneLetter | Refusal> {
  const visible = await visibleContract(house, actor, wanted.contract);
  if (isRefusal(visible)) return visible;
  const no = refuseDeed(visible, 'change-terms');
  if (no) return no;
  if (visible.kind === 'hourly') return refuse('hourly-contract');
  const content = readContent(wanted, visible.contract.currency);
  if (isRefusal(content)) return content;
  const id = wanted.id?.toLowerCase() ?? house.random.uuid();
  const refusal = await tellingIn(house, (trx, tell) =>
    propose(house, trx, tell, actor, { visible, id, content }),
  );
  if (refusal) return refusal;
  house.events.tell(visible.id, { kind: 'terms' });
  return readMilestone(house, actor, { contract: visible.id, milestone: id });
}

async function propose(
  house: House,
  trx: Trx,
  tell: Tell,
  actor: Actor,
  { visible, id, content }: { visible: Visible; id: string; content: MilestoneContent },
): Promise<Refusal | null> {
  const { endedAt } = await lockContract(trx, visible.id);
  const at = house.clock.now();
  const before = await proposedAs(trx, visible.id, id);
  if (before !== null) {
    return before.by === actor.person && isSameContent(before, content)
      ? null
      : refuse('id-taken', { field: 'id' });
  }
  if (endedAt !== null) return refuse('not-allowed');
  const n = (await loadMilestones(trx, visible.id)).length + 1;
  if (n > LIMITS.contractMilestones) return refuse('too-many-milestones');
  const state = visible.side === 'client' ? 'proposed-by-client' : 'proposed-by-freelancer';
  const termsVersion = await termsVersionOf(trx, visible.id);
  const milestone = {
    contract: visible.id,
    id,
    n,
    ...content,
    state,
    wanted: null,
    submittedAt: null,
    version: 0,
    termsVersion,
    remindedOf: null,
  } as const;
  const step = { at, by: actor.person, deed: 'propose', word: '', ...content } as const;
  await saveMilestone(trx, milestone, step);
  await noteDeed(trx, { at, person: actor.person, deed: 'milestone-proposed', object: id });
  await tellMilestone(trx, tell, visible, { milestone, step, doer: actor.person });
  return null;
}
