import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '@stint/proof/hash';
import { expect, it } from 'vitest';
import { NINE } from '../testing/draft.ts';
import { testVault } from '../testing/vault.ts';
import { DEVICE, K1 } from '../testing/world.ts';
import type { Letter } from './page.ts';
import { Spool } from './spool.ts';

const APPENDER = fileURLToPath(new URL('../testing/appender.ts', import.meta.url));
const KILLS = 12;

it(`killed ${KILLS} times with kill -9 while it spools, it loses no segment that it said it has, and has none twice`, async () => {
  const { lost, doubled, kept, chain } = await killAgainAndAgain(KILLS, false);
  expect({ lost, doubled, chain }).toEqual({ lost: [], doubled: [], chain: 'whole' });
  expect(kept).toBeGreaterThan(KILLS);
});

it('control: one that says so before it is on the disk loses some', async () => {
  expect((await killAgainAndAgain(KILLS, true)).lost.length).toBeGreaterThan(0);
});

interface Outcome {
  readonly lost: number[];
  readonly doubled: number[];
  readonly kept: number;
  readonly chain: 'whole' | 'broken';
}

/** Each life goes on where the one before it may have got to. */
async function killAgainAndAgain(kills: number, boast: boolean): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'stint-kill-'));
  const said = { kept: new Set<number>(), sending: new Set<number>(), sent: new Set<number>() };
  let next = NINE;
  for (let life = 0; life < kills; life += 1) {
    const lines = await oneLife(folder, next, boast, 1 + Math.floor(Math.random() * 25));
    for (const line of lines) {
      const [what, segment] = line.split(' ');
      if (what === 'kept' || what === 'sending' || what === 'sent') said[what].add(Number(segment));
    }
    next = Math.max(next, ...said.kept) + 1;
  }
  const spool = await Spool.open(join(folder, 'spool'), DEVICE, testVault());
  const there = spool.waiting(K1).map(({ segment }) => segment);
  const broken = await breakOf(spool);
  await rm(folder, { recursive: true, force: true });
  return {
    lost: [...said.kept].filter((segment) => !there.includes(segment) && !said.sending.has(segment)),
    doubled: there.filter((segment, n) => said.sent.has(segment) || there.indexOf(segment) !== n),
    kept: said.kept.size,
    chain: broken ? 'broken' : 'whole',
  };
}

/** Lets all that is left go: the first record that does not follow the one before it. */
async function breakOf(spool: Spool): Promise<Letter | null> {
  let before: Letter | null = null;
  for (let next = await leave(spool); next; next = await leave(spool)) {
    const { sequence, previous } = next.record;
    if (before && (sequence !== before.record.sequence + 1 || previous !== sha256(before.bytes))) return next;
    await spool.remove(next);
    before = next;
  }
  return null;
}

function leave(spool: Spool): Promise<Letter | null> {
  return spool.depart(K1, () => true);
}

/** Everything it printed until it was killed: some while after its `lines`th line, in the middle of whatever it did. */
async function oneLife(folder: string, first: number, boast: boolean, lines: number): Promise<string[]> {
  const words = [APPENDER, folder, String(first), ...(boast ? ['say-first'] : [])];
  const child: ChildProcess = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  let killing = false;
  return new Promise((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (killing || text.split('\n').length <= lines) return;
      killing = true;
      child.kill('SIGKILL');
    });
    child.once('close', () => resolve(text.split('\n').slice(0, -1)));
  });
}
