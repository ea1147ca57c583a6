import { DAY_SECONDS, formatDay, formatInstant, type Instant } from '@stint/core/instant';
import type { Account } from '@stint/core/ledger';
import { formatMoney } from '@stint/core/money';
import type { Books } from '../store/books.ts';
import type { NumberedEntry } from '../store/ledger.ts';
import { CHART_LINES, kindOf, legsOf, plainLine } from './chart.ts';

/** A ledger that `bean-check` accepts: every account opened with its currencies, every balance asserted exactly. */
export async function* beancountLedger(books: Books): AsyncGenerator<string> {
  yield '; The books of a Stint house. bean-check FILE\n';
  for (const line of CHART_LINES) yield `; ${line}\n`;
  yield 'option "title" "Stint"\n';
  if (!books.span) return;
  const { first, last } = books.span;
  const currencies = new Set(books.balances.map(({ currency }) => currency));
  for (const currency of currencies) yield `option "operating_currency" "${currency}"\n`;
  for (const currency of currencies) yield `${formatDay(dayOf(first))} commodity ${currency}\n`;
  for (const [account, held] of currenciesByAccount(books)) {
    yield `${formatDay(dayOf(first))} open ${nameOf(account)} ${held.join(',')}\n`;
    const name = books.names.get(account);
    if (name !== undefined) yield `  name: ${quoted(name)}\n`;
  }
  for await (const entry of books.entries()) yield transaction(entry);
  yield '\n';
  // A balance is that of a day's beginning; without "~ 0" Beancount would forgive a cent.
  const day = formatDay(dayOf(last) + DAY_SECONDS);
  for (const { account, currency, balance } of books.balances) {
    yield `${day} balance ${nameOf(account)} ${formatMoney(-balance, currency)} ~ 0 ${currency}\n`;
  }
}

function transaction(entry: NumberedEntry): string {
  const { id, at, says, currency } = entry;
  const head = `\n${formatDay(dayOf(at))} * ${quoted(says)}\n  entry: ${quoted(id)}\n  at: "${formatInstant(at)}"\n`;
  const legs = legsOf(entry).map(
    ({ account, amount }) => `  ${nameOf(account)} ${formatMoney(amount, currency)} ${currency}\n`,
  );
  return head + legs.join('');
}

function currenciesByAccount({ balances }: Books): Map<Account, string[]> {
  const held = new Map<Account, string[]>();
  for (const { account, currency } of balances) held.set(account, [...(held.get(account) ?? []), currency]);
  return held;
}

/** Each part begins with a capital or a digit: ids are written in capitals, `in-review` is `In-review`. */
function nameOf(account: Account): string {
  const parts = [kindOf(account), ...account.split(':')];
  return parts.map((part) => (isId(part) ? part.toUpperCase() : capital(part))).join(':');
}

function isId(part: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(part);
}

function capital(part: string): string {
  return part.slice(0, 1).toUpperCase() + part.slice(1);
}

function quoted(text: string): string {
  return `"${plainLine(text).replace(/["\\]/g, '\\$&')}"`;
}

function dayOf(instant: Instant): Instant {
  return instant - (instant % DAY_SECONDS);
}
