import { join } from 'node:path';
import type { Settings } from '../config.ts';
import type { PaymentProcessor } from '../outside/payments/processor.ts';
import { startSandbox } from '../outside/payments/start.ts';
import { stripeProcessor } from '../outside/payments/stripe-processor.ts';
import type { Closing } from './closing.ts';
import { warnTo } from './warn.ts';

/** The payment processor: Stripe where the house has a key of it and is no demo; else the sandbox beside the house. */
export async function openPayments(
  { demo, stripeKey }: Pick<Settings, 'demo' | 'stripeKey'>,
  folder: string,
  closing: Closing,
  tell: (line: string) => void,
): Promise<PaymentProcessor> {
  if (stripeKey !== null && !demo) return stripeProcessor({ key: stripeKey });
  if (stripeKey !== null) tell('A demo moves no money: its payments go to the sandbox, not to Stripe.');
  const sandbox = await startSandbox({ folder: join(folder, 'payments'), log: warnTo(tell) });
  closing.add(() => sandbox.stop());
  return stripeProcessor(sandbox);
}
