import { join } from 'node:path';
import { tick } from '../clock.ts';
import { Events } from '../events.ts';
import { openPacks } from '../outside/objects/packs.ts';
import type { PaymentProcessor } from '../outside/payments/processor.ts';
import { stripeProcessor } from '../outside/payments/stripe-processor.ts';
import { systemRandom } from '../random.ts';
import { openDatabase } from '../store/database.ts';
import { movableClock } from '../time.ts';
import type { DeathOrders } from './kill.ts';

// Run by tests as a process of its own: one tick of a house that is killed (-9) in the middle of it.
const orders = JSON.parse(process.argv[2] ?? '') as DeathOrders;
const folder = join(orders.folder, 'pictures-of-the-dead');
const sandbox = stripeProcessor(orders.sandbox);

await tick({
  db: openDatabase(orders.appUrl, console.error),
  clock: movableClock(orders.now),
  movable: null,
  random: systemRandom(),
  pictures: await openPacks({ folder, log: { warn: () => {} } }),
  payments: { ...sandbox, ...deadly(sandbox) },
  post: null,
  signUp: 'invited',
  picturesKeptDays: 30,
  events: new Events(),
  log: console.error,
  fees: { freelancer: 0n, client: 0n },
  demo: false,
});
// Nothing was in the way of it: the test that started it expected otherwise.
process.exit(0);

function deadly(processor: PaymentProcessor): Partial<PaymentProcessor> {
  if (orders.dies === 'when-it-is-killed') return {};
  return {
    charge: async (charge) => {
      if (orders.dies === 'after-charging') await processor.charge(charge);
      process.kill(process.pid, 'SIGKILL');
      return { status: 'unknown' };
    },
  };
}
