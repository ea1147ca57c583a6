import { formatMoney } from '@stint/core/money';
import type { MilestoneDeedName } from '@stint/wire/milestones';
import type { Told } from '@stint/wire/told';
import type { Trx } from '../../store/desk.ts';
import type { KeptMilestone, NewStep } from '../../store/milestones.ts';
import type { Visible } from '../contracts/visible.ts';
import { eachSide, ofContract } from '../notifications/sides.ts';
import type { Tell } from '../notifications/tell.ts';

const KINDS = {
  propose: 'milestone-proposed',
  agree: 'milestone-agreed',
  change: 'milestone-change',
  drop: 'milestone-dropped',
  submit: 'milestone-submitted',
  'ask for changes': 'milestone-changes-asked',
} as const satisfies Record<MilestoneDeedName, Told['kind']>;

/** Everybody on a contract but who did it is told of a step of a milestone. */
export async function tellMilestone(
  trx: Trx,
  tell: Tell,
  visible: Visible,
  { milestone, step, doer }: { milestone: KeptMilestone; step: NewStep; doer: string },
): Promise<void> {
  const { id, contract } = visible;
  const { currency } = contract;
  for (const { to, other } of await eachSide(trx, visible)) {
    const facts = {
      ...ofContract(visible),
      milestone: step.title,
      other,
      amount: formatMoney(step.amount, currency),
      currency,
      says: step.word,
    };
    await tell({
      to: to.filter((person) => person !== doer),
      event: `milestone:${id}:${milestone.id}:${milestone.version}`,
      at: step.at,
      told: { kind: KINDS[step.deed], facts },
    });
  }
}
