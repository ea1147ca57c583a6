import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Instant } from '@stint/core/instant';
import { segmentStart } from '@stint/core/segment';
import type { Draw } from '@stint/proof/draw';
import type { Contract } from '@stint/wire/contracts';
import { Agent } from '../agent.ts';
import { ContractBook } from '../contracts.ts';
import type { Cut } from '../desk/seal.ts';
import { NO_RULES, type PrivacyRules } from '../privacy/rules.ts';
import type { RecordDraft } from '../record.ts';
import { Spool } from '../spool/spool.ts';
import { type HandClock, handClock, instant } from './hand-clock.ts';
import { type HandDesktop, handDesktop } from './hand-desktop.ts';
import { testVault } from './vault.ts';
import { ANA, contract, DEVICE, K1, K2 } from './world.ts';

/** A real agent on a real folder, with a clock, a draw and a desktop that the test holds in its hands. */
export interface Bench {
  readonly folder: string;
  readonly clock: HandClock;
  desktop: HandDesktop;
  readonly book: ContractBook;
  readonly cuts: Cut[];
  agent: Agent;
  spool: Spool;
  /** Ticks every second up to an instant; `typing` types once in each minute, at its 30th second. */
  until(text: string, typing?: 'typing' | 'resting'): Promise<void>;
  records(contract?: string): RecordDraft[];
  /** As a `kill -9` and a new start: nothing of memory survives. */
  killAndOpen(): Promise<void>;
  remove(): Promise<void>;
}

export interface BenchOptions {
  readonly at?: string;
  /** Second of each segment at which the snapshot is drawn; missing: 300. */
  readonly drawn?: number | ((segment: number) => number);
  readonly contracts?: readonly Contract[];
  readonly saveEverySeconds?: number;
  readonly reserveBytes?: number;
  readonly folder?: string;
  readonly rules?: PrivacyRules;
  readonly rulesLost?: boolean;
}

export async function openBench(options: BenchOptions = {}): Promise<Bench> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'stint-desk-')));
  const clock = handClock(options.at ?? '09:00');
  const { drawn = 300 } = options;
  const draw: Draw = (segment) =>
    segmentStart(segment) + (typeof drawn === 'number' ? drawn : drawn(segment));
  const book = await ContractBook.open(join(folder, 'contracts.vault'), testVault());
  await book.learn(options.contracts ?? [contract(K1), contract(K2)]);
  const cuts: Cut[] = [];
  const open = async (): Promise<Pick<Bench, 'agent' | 'spool' | 'desktop'>> => {
    const desktop = handDesktop();
    const spool = await Spool.open(join(folder, 'spool'), DEVICE, testVault());
    const agent = await Agent.open({
      folder,
      vault: testVault(),
      rules: { lost: options.rulesLost ?? false, get: () => options.rules ?? NO_RULES },
      clock,
      draw,
      desktop,
      freelancer: ANA,
      spool,
      contracts: book,
      saveEverySeconds: options.saveEverySeconds ?? 5,
      captureWithinSeconds: 5,
      reserveBytes: options.reserveBytes ?? 0,
      onSealed: async (sealed) => void cuts.push(...sealed),
    });
    return { agent, spool, desktop };
  };
  const bench: Bench = {
    folder,
    clock,
    book,
    cuts,
    ...(await open()),
    until: (text, typing = 'resting') => tickUntil(bench, instant(text), typing === 'typing'),
    records: (wanted = K1) => bench.spool.waiting(wanted).map(({ record }) => record),
    killAndOpen: async () => void Object.assign(bench, await open()),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  return bench;
}

async function tickUntil(bench: Bench, end: Instant, typing: boolean): Promise<void> {
  while (bench.clock.now() < end) {
    bench.clock.pass(1);
    if (typing && bench.clock.now() % 60 === 30) bench.desktop.type();
    await bench.agent.tick();
    await bench.agent.captured();
  }
  await bench.agent.tick();
}
