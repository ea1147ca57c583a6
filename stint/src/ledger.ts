import { parseArgs } from 'node:util';
import { readEnvironment } from '@stint/server/config';
import { exportLedger, isLedgerFormat, type LedgerFormat } from '@stint/server/ledger-export/export';
import { openHouseDatabase } from '@stint/server/ledger-export/open';
import { isCannotStart } from '@stint/server/start-refusal';
import { complain, print } from './print.ts';

const USAGE = 'stint ledger: use: stint ledger export [--format hledger|beancount|csv] [--folder FOLDER]';
const PIECE = 64 * 1024;

/**
 * `stint ledger export`: the books on standard output, from the running house or from its folder. Exit 0; exit 2
 * when it was asked wrongly, 1 when the books cannot be read, each with a line on standard error.
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
    await printAll(exportLedger(opened.db, asked.format));
  } finally {
    await opened.close();
  }
  return 0;
}

/** Null for anything that it does not know. */
function readAsked(args: readonly string[]): { format: LedgerFormat; folder: string | undefined } | null {
  try {
    const options = { format: { type: 'string', default: 'hledger' }, folder: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const isExport = positionals.length === 1 && positionals[0] === 'export';
    return isExport && isLedgerFormat(values.format)
      ? { format: values.format, folder: values.folder }
      : null;
  } catch {
    return null; // an option that there is not: the usage says which there are
  }
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
