import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import type { Trx } from '../../store/desk.ts';
import { type Beginning, threadOfContract, threadOfProposal } from '../../store/threads.ts';
import { visibleContract } from '../contracts/visible.ts';
import { tellingIn } from '../notifications/tell.ts';
import { visibleThread } from './visible-thread.ts';

/** The thread of a contract, for its two sides. Refusals: `no-such-contract`; `no-such-thread` for an operator. */
export async function openContractThread(
  house: House,
  actor: Actor,
  { contract }: { contract: string },
): Promise<{ thread: string } | Refusal> {
  const visible = await visibleContract(house, actor, contract);
  if (isRefusal(visible)) return visible;
  if (visible.side === 'operator') return refuse('no-such-thread');
  const thread = await begun(house, (trx, begin) => threadOfContract(trx, contract, begin));
  return thread === null ? refuse('no-such-thread') : { thread };
}

/** The thread of a proposal, for its two sides. Refusal: `no-such-proposal`. */
export async function openProposalThread(
  house: House,
  actor: Actor,
  { proposal }: { proposal: string },
): Promise<{ thread: string } | Refusal> {
  return tellingIn(house, async (trx) => {
    const begin = { id: house.random.uuid(), at: house.clock.now() };
    const thread = await threadOfProposal(trx, proposal, begin);
    // Taken back where the asker is of neither side: a stranger begins nothing.
    const no = thread === null || isRefusal(await visibleThread({ db: trx }, actor, thread));
    return no ? refuse('no-such-proposal') : { thread };
  });
}

function begun(
  house: House,
  find: (trx: Trx, begin: Beginning) => Promise<string | null>,
): Promise<string | null> {
  const begin = { id: house.random.uuid(), at: house.clock.now() };
  return house.db.transaction().execute((trx) => find(trx, begin));
}
