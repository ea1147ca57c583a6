import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatMoney } from '@stint/core/money';
import { exportLedger } from '@stint/server/ledger-export/export';
import { readBalances } from '@stint/server/store/ledger';
import type { TestHouse } from '@stint/server/testing/house';

export interface BooksChecked {
  readonly entries: number;
  readonly accounts: number;
  /** What the bookkeeping programs say against it; none: nothing. */
  readonly complaints: readonly string[];
  /** Faults of a cent that were planted, and which of them nobody found. */
  readonly planted: number;
  readonly unfound: readonly string[];
}

/** An amount of a posting: it stands behind its account, in the indented line of an entry. */
const AMOUNT = /^( +[a-z][^\n]*? )(-?\d+)\.(\d\d) (USD|EUR)/im;

/**
 * The books of a house as the real programs read them: `hledger check --strict` and `bean-check` accept them (the
 * export asserts every balance), hledger's own sums are ours to the last unit, and a planted cent is found.
 */
export async function checkBooks(house: TestHouse): Promise<BooksChecked> {
  const folder = mkdtempSync(join(tmpdir(), 'stint-books-'));
  try {
    const journal = await exported(house, 'hledger');
    const ledger = await exported(house, 'beancount');
    const complaints = [hledger(folder, journal), beancount(folder, ledger)].filter((said) => said !== '');
    complaints.push(...(await otherSums(house, folder, journal)));
    const faults = [
      ['hledger', hledger(folder, plant(journal))],
      ['beancount', beancount(folder, plant(ledger))],
    ] as const;
    const entries = await house.db.selectFrom('ledger_entry').select('id').execute();
    return {
      entries: entries.length,
      accounts: (await readBalances(house.db)).length,
      complaints,
      planted: faults.length,
      unfound: faults.filter(([, said]) => said === '').map(([program]) => program),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function exported(house: TestHouse, format: 'hledger' | 'beancount'): Promise<string> {
  let text = '';
  for await (const piece of exportLedger(house.db, format)) text += piece;
  return text;
}

/** A cent more, or less, at one end of the first posting. */
function plant(journal: string): string {
  const faulty = journal.replace(
    AMOUNT,
    (_all, before: string, whole: string, cents: string, currency: string) =>
      `${before}${whole}.${cents === '99' ? '98' : String(Number(cents) + 1).padStart(2, '0')} ${currency}`,
  );
  if (faulty === journal) throw new Error('no posting to plant a cent in');
  return faulty;
}

function hledger(folder: string, journal: string): string {
  const file = join(folder, 'books.journal');
  writeFileSync(file, journal);
  return run('hledger', ['-f', file, 'check', '--strict']).complaint;
}

function beancount(folder: string, ledger: string): string {
  const file = join(folder, 'books.beancount');
  writeFileSync(file, ledger);
  return run('bean-check', [file]).complaint;
}

/** hledger's balances beside ours: the sign is turned in bookkeeping (see the chart of accounts). */
async function otherSums(house: TestHouse, folder: string, journal: string): Promise<string[]> {
  const file = join(folder, 'books.journal');
  writeFileSync(file, journal);
  const { stdout } = run('hledger', [
    '-f',
    file,
    'balance',
    '--flat',
    '--no-total',
    '-O',
    'csv',
    '--layout',
    'bare',
  ]);
  const theirs = stdout
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))
    .flatMap(([account, currency, sum]) => (account && currency && sum ? [`${currency} ${plain(sum)}`] : []));
  const ours = (await readBalances(house.db))
    .filter(({ balance }) => balance !== 0n)
    .map(({ currency, balance }) => `${currency} ${plain(formatMoney(-balance, currency))}`);
  const left = [...theirs];
  for (const sum of ours) {
    const place = left.indexOf(sum);
    if (place === -1) return [`hledger has no account with ${sum}`];
    left.splice(place, 1);
  }
  return left.filter((sum) => !sum.endsWith(' 0')).map((sum) => `only hledger has an account with ${sum}`);
}

/** Without the zeros that one writes and the other does not. */
function plain(sum: string): string {
  return sum.includes('.') ? sum.replace(/\.?0+$/, '') : sum;
}

function run(program: string, args: readonly string[]): { stdout: string; complaint: string } {
  // By `env`: whatever the machine speaks, these speak English.
  const { error, status, stdout, stderr } = spawnSync('env', ['LC_ALL=C.UTF-8', program, ...args], {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (error) throw error;
  return { stdout, complaint: status === 0 ? '' : (`${stdout}${stderr}` || `exit ${status}`).slice(0, 600) };
}
