import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestHouse } from './house.ts';

/** What `tick-and-die.ts` is told. */
export interface DeathOrders {
  readonly appUrl: string;
  readonly folder: string;
  readonly now: number;
  readonly sandbox: { readonly address: string; readonly key: string };
  readonly dies: 'before-charging' | 'after-charging' | 'when-it-is-killed';
}

/** A second server on the house's database, as a process of its own. It ticks once and is killed on the way. */
export function startDoomed(house: TestHouse, dies: DeathOrders['dies']): ChildProcess {
  const read = (name: string): string => readFileSync(join(house.folder, 'sandbox', name), 'utf8');
  const orders: DeathOrders = {
    appUrl: house.appUrl,
    folder: house.folder,
    now: house.clock.now(),
    sandbox: { address: read('address'), key: read('key') },
    dies,
  };
  const main = join(import.meta.dirname, 'tick-and-die.ts');
  return spawn(process.execPath, [main, JSON.stringify(orders)], { stdio: ['ignore', 'inherit', 'inherit'] });
}

/** How it ended: `SIGKILL` when it was killed. */
export async function deathOf(child: ChildProcess): Promise<NodeJS.Signals | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.signalCode;
}
