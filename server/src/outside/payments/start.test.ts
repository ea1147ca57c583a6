import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Charge } from './processor.ts';
import { type RunningSandbox, startSandbox } from './start.ts';
import { stripeProcessor } from './stripe-processor.ts';

const log = pino({ level: 'silent' });
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stint-sandbox-'));
});
afterEach(async () => rm(folder, { recursive: true }));

async function bensCharge(sandbox: RunningSandbox, id: string): Promise<Charge> {
  const processor = stripeProcessor(sandbox);
  const method = await processor.addPaymentMethod({ orgId: 'ben-ltd', card: '4242424242424242' });
  if ('refused' in method) throw new Error(method.refused);
  await processor.verifyPaymentMethod({ orgId: 'ben-ltd', ...method });
  const { processorRef } = method;
  return { id, orgId: 'ben-ltd', processorRef, amount: 7_88n, currency: 'EUR', description: 'One segment' };
}

/** The process that answers at an address, found by its command line's folder. */
async function pidOfSandbox(): Promise<number> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.includes('sandbox/main.ts') && command.includes(folder)) return Number(pid);
  }
  return 0;
}

const isLinux = process.platform === 'linux';

describe('the payment sandbox', () => {
  it('remembers its charges and its key over a restart', async () => {
    const first = await startSandbox({ folder, log });
    const charge = await bensCharge(first, 'invoice-1');
    const outcome = await stripeProcessor(first).charge(charge);
    await first.stop();
    await appendFile(join(folder, 'journal.jsonl'), '{"puts":[{"id":"pi_torn"');

    const second = await startSandbox({ folder, log });
    expect(second.key).toBe(first.key);
    const processor = stripeProcessor(second);
    expect(await processor.findCharge('invoice-1')).toEqual(outcome);
    expect(await processor.charge(charge)).toEqual(outcome);
    expect(await processor.charge({ ...charge, id: 'invoice-2' })).toMatchObject({ status: 'succeeded' });
    await second.stop();
    expect(await stripeProcessor(second).charge(charge)).toEqual({ status: 'unknown' });
    expect(await stripeProcessor(second).findCharge('invoice-1')).toEqual({ status: 'unknown' });
    const unreachable = { refused: 'processor-unreachable' };
    const card = { orgId: 'ben-ltd', card: '4242424242424242' };
    expect(await stripeProcessor(second).addPaymentMethod(card)).toEqual(unreachable);
  });

  it.runIf(isLinux)(
    'is started again at the same address when it dies, and has forgotten nothing',
    async () => {
      const sandbox = await startSandbox({ folder, log });
      const processor = stripeProcessor(sandbox);
      const charge = await bensCharge(sandbox, 'invoice-1');
      const outcome = await processor.charge(charge);
      const pid = await pidOfSandbox();
      process.kill(pid, 'SIGKILL');
      const again = async (): Promise<unknown> => processor.charge(charge);
      await expect.poll(again, { timeout: 20_000 }).toEqual(outcome);
      expect(await pidOfSandbox()).not.toBe(pid);
      await sandbox.stop();
      expect(await pidOfSandbox()).toBe(0);
    },
  );

  it.runIf(isLinux)('ends when its house is killed, and the next house can start one at once', async () => {
    const house = spawnHouse();
    await once(createInterface(house.stdout ?? process.stdin), 'line');
    expect(await pidOfSandbox()).toBeGreaterThan(0);
    house.kill('SIGKILL');
    const next = await startSandbox({ folder, log });
    expect(await stripeProcessor(next).charge(await bensCharge(next, 'i-1'))).toMatchObject({
      status: 'succeeded',
    });
    await next.stop();
    await expect.poll(pidOfSandbox, { timeout: 20_000 }).toBe(0);
  });

  it.runIf(isLinux)('outlives the Ctrl-C that its house gets: it is in no group with it', async () => {
    const sandbox = await startSandbox({ folder, log });
    const pid = await pidOfSandbox();
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    const [, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    expect(Number(group)).toBe(pid);
    await sandbox.stop();
    expect(await pidOfSandbox()).toBe(0);
  });

  it('says why when it cannot be started: the folder belongs to one that runs', {
    timeout: 30_000,
  }, async () => {
    const first = await startSandbox({ folder, log });
    await expect(startSandbox({ folder, log })).rejects.toThrow('Another sandbox holds');
    await first.stop();
  });
});

/** A process that starts a sandbox on the folder and then stays. */
function spawnHouse(): ChildProcess {
  const start = new URL('./start.ts', import.meta.url).href;
  const script = `
    const { startSandbox } = await import(${JSON.stringify(start)});
    await startSandbox({ folder: ${JSON.stringify(folder)}, log: { warn() {} } });
    console.log('started');`;
  const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit'];
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  return spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio, cwd });
}
