import { parseArgs } from 'node:util';
import { formatInstant } from '@stint/core/instant';
import { readEnvironment } from '@stint/server/config';
import { exportLedger, isLedgerFormat, type LedgerFormat } from '@stint/server/ledger-export/export';
import { openHouseDatabase } from '@stint/server/ledger-export/open';
import { verifySeals } from '@stint/server/operations/books/verify-seals';
import { isCannotStart } from '@stint/server/start-refusal';
import type { Database } from '@stint/server/store/database';
import { complain, print } from './print.ts';

const USAGE =
  'stint ledger: use: stint ledger export [--format hledger|beancount|csv] [--folder FOLDER], or stint ledger verify [--hash HASH] [--folder FOLDER]';
const PIECE = 64 * 1024;

type Asked = { readonly folder: string | undefined } & (
  | { readonly deed: 'export'; readonly format: LedgerFormat }
  /** `hash`: a seal that somebody was told, which must be one of the chain. */
  | { readonly deed: 'verify'; readonly hash: string | null }
);

/**
 * `stint ledger export`: the books on standard output, from the running house or from its folder. `stint ledger
 * verify`: reads them again and compares every seal. Exit 0; exit 2 when it was asked wrongly, 1 when the books cannot
 * be read or a seal does not hold, each with a line on standard error.
 */
export async function run(args: readonly string[]): Promise<number> {
  const asked = readAsked(args);
  if (asked === null) {
    complain(USAGE);
    return 2;
  }
  const environment = readEnvironment();
  if (isCannotStart(environment)) {
    complain(environment.sentence);
    return 2;
  }
  const folder = asked.folder ?? environment.data;
  const { databaseUrl, pgBin } = environment;
  const opened = await openHouseDatabase({ folder, databaseUrl, pgBin, log: complain });
  if (isCannotStart(opened)) {
    complain(opened.sentence);
    return 1;
  }
  try {
    if (asked.deed === 'verify') return await verify(opened.db, asked.hash);
    await printAll(exportLedger(opened.db, asked.format));
  } finally {
    await opened.close();
  }
  return 0;
}

/** Null for anything that it does not know. */
function readAsked(args: readonly string[]): Asked | null {
  try {
    const options = {
      format: { type: 'string' },
      folder: { type: 'string' },
      hash: { type: 'string' },
    } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const { folder, hash, format } = values;
    const [deed, ...more] = positionals;
    if (more.length > 0) return null;
    if (deed === 'verify' && format === undefined) return { deed, folder, hash: hash ?? null };
    if (deed !== 'export' || hash !== undefined) return null;
    const wanted = format ?? 'hledger';
    return isLedgerFormat(wanted) ? { deed, folder, format: wanted } : null;
  } catch {
    return null; // an option that there is not: the usage says which there are
  }
}

async function verify(db: Database, hash: string | null): Promise<number> {
  const { seals, entries, unsealed, head, broken, known } = await verifySeals(db, hash);
  if (broken) {
    complain(
      `stint ledger: seal ${broken.seal} of ${formatInstant(broken.at)} does not hold: an entry in it was changed, taken out or put in. The ${seals} before it hold.`,
    );
    return 1;
  }
  if (hash !== null && !known) {
    complain(`stint ledger: no seal of these books is ${hash}: they are not the books that it was told of.`);
    return 1;
  }
  await print(
    `${seals} seals of ${entries} entries hold, ${unsealed} entries wait for the next. The last is ${head?.hash ?? 'none yet'}.\n`,
  );
  return 0;
}

async function printAll(pieces: AsyncIterable<string>): Promise<void> {
  let held = '';
  for await (const piece of pieces) {
    held += piece;
    if (held.length < PIECE) continue;
    await print(held);
    held = '';
  }
  await print(held);
}
