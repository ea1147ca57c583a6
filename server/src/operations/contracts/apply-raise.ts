import { formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { inForce } from '@stint/core/timeline';
import type { House } from '../../house.ts';
import { noteDeed } from '../../store/audit.ts';
import { loadContract } from '../../store/contracts.ts';
import { loadRaises, markRaiseTold } from '../../store/raises.ts';
import { namesOf } from '../../store/sides.ts';
import { lockContract, settleRaise } from '../../store/terms.ts';
import { ofContract, othersOf } from '../notifications/sides.ts';
import { tellingIn } from '../notifications/tell.ts';

/**
 * Writes what came of a scheduled raise whose day has come: a version of the terms from that instant on, or nothing
 * where the rate was as high by then. Both sides are told of a raise. Answers a sentence; null when it was done already.
 */
export async function applyRaise(
  house: House,
  { contract: id }: { contract: string },
): Promise<string | null> {
  const said = await tellingIn(house, async (trx, tell) => {
    await lockContract(trx, id);
    await settleRaise(trx, id, house.clock.now());
    const [raise] = await loadRaises(trx, [id]);
    const loaded = await loadContract(trx, id);
    if (!raise || !loaded || raise.told || raise.state === 'waiting') return null;
    await markRaiseTold(trx, id);
    if (raise.state === 'passed-over') return '';
    const at = Number(raise.at);
    const { contract } = loaded;
    const { currency } = contract;
    const by = (await namesOf(trx, [raise.by_person_id])).get(raise.by_person_id) ?? '';
    const to = formatMoney(raise.rate, currency);
    const facts = {
      ...ofContract(loaded),
      by,
      at: formatInstant(at),
      from: formatMoney(inForce(contract.rate, at - 1), currency),
      to,
      currency,
    };
    await tell({
      to: await othersOf(trx, loaded, null),
      event: `scheduled-raise:${id}`,
      at,
      told: { kind: 'rate-changed', facts },
    });
    const detail = { what: 'rate', to, scheduled: true };
    await noteDeed(trx, { at, person: raise.by_person_id, deed: 'terms-changed', object: id, detail });
    return `${loaded.title}: the rate is ${to} ${currency} an hour from now on, as was agreed.`;
  });
  if (said !== null) house.events.tell(id, { kind: 'terms' });
  return said;
}
