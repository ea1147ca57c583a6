import { faultOfTable } from '@stint/core/fee-table';
import { formatInstant } from '@stint/core/instant';
import {
  type Currency,
  formatMoney,
  formatPercent,
  minorDigits,
  parseMoney,
  parsePercent,
} from '@stint/core/money';
import type { FeeBand, FeeTable, listFeeTables as listRoute } from '@stint/wire/fees';
import type { Answer } from '@stint/wire/route';
import type { Actor, House } from '../../house.ts';
import { isRefusal, type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { addFeeTable, type FeeVersion, feeTableOf, feeVersions } from '../../store/fees.ts';

/** Every table that stands, and every version there was. */
export async function listFeeTables(house: House): Promise<Answer<typeof listRoute>> {
  const versions = (await feeVersions(house.db)).map(tableLetter);
  const last = new Map<string, FeeTable>();
  for (const table of versions) {
    const known = last.get(table.currency);
    if (!known || known.version < table.version) last.set(table.currency, table);
  }
  return {
    tables: [...last.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1)),
    flat: {
      freelancerFeePercent: formatPercent(house.fees.freelancer),
      clientFeePercent: formatPercent(house.fees.client),
    },
    versions,
  };
}

/**
 * Sets a currency's table: a new version, for contracts that are accepted from now on (B6). The same again is the same.
 * Refusals: `bad-terms` (no currency, bands that overlap, do not rise, do not begin at 0, or take more than all),
 * `bad-amount`, `changed-meanwhile` (there is a newer version than the one that was seen).
 */
export async function setFeeTable(
  house: House,
  actor: Actor,
  asked: { currency: Currency; version: number; bands: readonly FeeBand[] },
): Promise<FeeTable | Refusal> {
  const bands = readBands(asked.currency, asked.bands);
  if (isRefusal(bands)) return bands;
  const { currency } = asked;
  const done = await house.db.transaction().execute(async (trx) => {
    const at = house.clock.now();
    const version = asked.version + 1;
    const last = await feeTableOf(trx, currency);
    if (last?.version === version && isSame(last.bands, bands)) return null;
    const table = { currency, version, bands, at, by: actor.person };
    if ((last?.version ?? 0) !== asked.version || !(await addFeeTable(trx, table))) {
      return refuse('changed-meanwhile', { field: 'version' });
    }
    const detail = { version, bands: asked.bands };
    await noteDeed(trx, { at, person: actor.person, deed: 'fee-table-set', object: currency, detail });
    return null;
  });
  if (done) return done;
  const table = await feeTableOf(house.db, currency);
  if (!table) throw new Error('a table of fees that was not kept');
  return tableLetter(table);
}

function readBands(currency: Currency, asked: readonly FeeBand[]): FeeVersion['bands'] | Refusal {
  if (minorDigits(currency) === null) {
    return refuse('bad-terms', { field: 'currency', fault: 'not an ISO 4217 code with a minor unit' });
  }
  const bands: FeeVersion['bands'][number][] = [];
  for (const [index, band] of asked.entries()) {
    const from = parseMoney(band.from, currency);
    if (from === null) return refuse('bad-amount', { field: `bands.${index}.from` });
    const freelancer = parsePercent(band.freelancerFeePercent);
    const client = parsePercent(band.clientFeePercent);
    if (freelancer === null || client === null) {
      return refuse('bad-terms', { field: `bands.${index}`, fault: FAULTS['over-100'] });
    }
    bands.push({ from, freelancer, client });
  }
  const wrong = faultOfTable(bands);
  return wrong ? refuse('bad-terms', { field: `bands.${wrong.index}`, fault: FAULTS[wrong.fault] }) : bands;
}

const FAULTS = {
  'no-bands': 'a table has one band at least',
  'starts-above-0': 'the first band begins at 0',
  'not-rising': 'each band begins above the one before it',
  'same-start': 'two bands begin at the same sum',
  'over-100': 'a percentage from 0 to 100',
} as const;

function isSame(a: FeeVersion['bands'], b: FeeVersion['bands']): boolean {
  const said = (bands: FeeVersion['bands']): string =>
    bands.map(({ from, freelancer, client }) => `${from} ${freelancer} ${client}`).join(', ');
  return said(a) === said(b);
}

function tableLetter({ currency, version, bands, at, by }: FeeVersion): FeeTable {
  return {
    currency,
    version,
    at: formatInstant(at),
    by,
    bands: bands.map(({ from, freelancer, client }) => ({
      from: formatMoney(from, currency),
      freelancerFeePercent: formatPercent(freelancer),
      clientFeePercent: formatPercent(client),
    })),
  };
}
