import type { House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { addEvents, webhookSecrets } from '../../store/processor-events.ts';
import { systemClock } from '../../time.ts';

/**
 * A letter of the processor: believed by its signature alone, kept once, and answered before anything is done about it.
 * What it says is never taken for true: the clock asks the processor itself. Refusal: `bad-signature`.
 */
export async function takeEvent(
  house: House,
  letter: { body: Buffer; signature: string },
  wall = systemClock(),
): Promise<{ isNew: boolean } | Refusal> {
  for (const secret of await webhookSecrets(house.db)) {
    // The processor signs by the world's time, also where the house's own clock is moved.
    const event = house.payments.readWebhook({ ...letter, secret, now: wall.now() });
    if (event) return { isNew: (await addEvents(house.db, [event], house.clock.now())) > 0 };
  }
  return refuse('bad-signature');
}
