import type { House } from '../../house.ts';
import { keepWebhook, knowsWebhook } from '../../store/processor-events.ts';

/** Below the house's own address. */
export const WEBHOOK_PATH = '/webhooks/payments';

/** Has the processor send its events here, once for an address. It matters little when it fails: its list is read too. */
export async function openWebhook(house: House, origin: string): Promise<void> {
  const url = `${origin}${WEBHOOK_PATH}`;
  if (await knowsWebhook(house.db, url)) return;
  const secret = await house.payments.openWebhook(url);
  if (secret === null) return house.log('The payment processor could not be told where to send its events.');
  await keepWebhook(house.db, { url, secret, at: house.clock.now() });
}
