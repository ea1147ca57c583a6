import { accounts } from '@stint/core/bookings';
import { formatDay, formatInstant, type Instant, parseDay } from '@stint/core/instant';
import { type Currency, formatMoney } from '@stint/core/money';
import { monthOf } from '@stint/core/month';
import type { Month } from '@stint/wire/payouts';
import { stringify } from 'csv-stringify/sync';
import type { Actor, House } from '../../house.ts';
import { type MonthRow, monthRows } from '../../store/months.ts';

interface Asked {
  /** `2026-11`. */
  readonly month: string;
  readonly currency: Currency;
}

/** A month of what was available to the actor: its closing is what the books have at its end. */
export async function readMonth(house: House, actor: Actor, { month, currency }: Asked): Promise<Month> {
  const account = accounts.available(actor.person);
  const { opening, rows } = await monthRows(house.db, { account, currency, ...spanOf(month) });
  const told = monthOf(
    opening,
    rows.map(({ id, amount, net, fee }) => ({
      entry: id,
      amount,
      week: net === null || fee === null ? null : { net, fee },
    })),
  );
  const money = (amount: bigint): string => formatMoney(amount, currency);
  return {
    month,
    currency,
    opening: money(told.opening),
    pay: money(told.pay),
    fees: money(told.fees),
    refunds: money(told.refunds),
    payouts: money(told.payouts),
    closing: money(told.closing),
    lines: told.lines.flatMap(({ what, gross, fee, balance }, n) => {
      const row = rows[n];
      return row
        ? [
            {
              entry: row.id,
              at: formatInstant(row.at),
              what,
              says: row.says,
              gross: money(gross),
              fee: money(fee),
              amount: money(row.amount),
              balance: money(balance),
              about: aboutOf(row),
            },
          ]
        : [];
    }),
  };
}

/** The same as a table to keep: one line a move, and the month's own around them. */
export async function writeMonth(
  house: House,
  actor: Actor,
  asked: Asked,
): Promise<{ bytes: Buffer; name: string }> {
  const { month, currency, opening, closing, lines } = await readMonth(house, actor, asked);
  const text = stringify(
    [
      ['at', 'what', 'contract', 'week', 'gross', 'fee', 'amount', 'balance', 'currency', 'entry'],
      ['', 'opening', '', '', '', '', '', opening, currency, ''],
      ...lines.map(({ at, what, about, gross, fee, amount, balance, entry }) => [
        at,
        what,
        noFormula(about?.title ?? ''),
        about?.week ?? '',
        gross,
        fee,
        amount,
        balance,
        currency,
        entry,
      ]),
      ['', 'closing', '', '', '', '', '', closing, currency, ''],
    ],
    { record_delimiter: 'windows' },
  );
  return { bytes: Buffer.from(text), name: `stint-statement-${month}-${currency}.csv` };
}

/** The only words of somebody's in it: no spreadsheet takes them for a formula. */
function noFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function spanOf(month: string): { from: Instant; to: Instant } {
  const [year = 0, n = 1] = month.split('-').map(Number);
  const next =
    n === 12
      ? `${String(year + 1).padStart(4, '0')}-01`
      : `${String(year).padStart(4, '0')}-${String(n + 1).padStart(2, '0')}`;
  return { from: parseDay(`${month}-01`) ?? 0, to: parseDay(`${next}-01`) ?? 0 };
}

function aboutOf({ contract, title, week, payment }: MonthRow): Month['lines'][number]['about'] {
  return contract === null || title === null
    ? null
    : { contract, title, week: week === null ? null : formatDay(week), payment };
}
