import { deskOf, type Listener } from '../events.ts';
import type { Actor, House } from '../house.ts';
import { type Visible, visibleContract } from '../operations/contracts/visible.ts';
import { isRefusal, type Refusal } from '../refusal.ts';
import type { EventsAnswer } from './answers.ts';

/** What changes in a contract, for who may see it. Refusal: `no-such-contract`. */
export async function contractStream(
  house: House,
  actor: Actor,
  contract: string,
): Promise<EventsAnswer | Refusal> {
  const visible = await visibleContract(house, actor, contract);
  if (isRefusal(visible)) return visible;
  const groups = [visible.id, ...(visible.side === 'freelancer' ? [deskOf(visible.freelancer.id)] : [])];
  return {
    subscribe: (send) => subscribe(house, visible, send),
    quietFor: () => house.events.quietFor(groups),
    mayStill: async (again) => {
      const now = await visibleContract(house, again, contract);
      return !isRefusal(now) && now.side === visible.side;
    },
  };
}

/** The freelancer's own streams hear of the freelancer's trackers too. */
function subscribe(house: House, { id, side, freelancer }: Visible, send: Listener): () => void {
  const leave = house.events.listen(id, send);
  if (side !== 'freelancer') return leave;
  const leaveDesk = house.events.listenAtDesk(freelancer.id, send);
  return () => {
    leave();
    leaveDesk();
  };
}
