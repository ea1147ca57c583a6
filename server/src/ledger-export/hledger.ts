import { formatDay, formatInstant } from '@stint/core/instant';
import type { Account } from '@stint/core/ledger';
import { type Currency, formatMoney, minorDigits } from '@stint/core/money';
import type { Books } from '../store/books.ts';
import type { NumberedEntry } from '../store/ledger.ts';
import { CHART_LINES, kindOf, legsOf, plainLine } from './chart.ts';

/** A journal that `hledger check --strict` accepts: every account and commodity declared, every balance asserted. */
export async function* hledgerJournal(books: Books): AsyncGenerator<string> {
  yield `; The books of a Stint house. hledger -f FILE check --strict (in a UTF-8 locale)\n`;
  for (const line of CHART_LINES) yield `; ${line}\n`;
  yield 'decimal-mark .\n';
  for (const currency of new Set(books.balances.map((place) => place.currency))) {
    yield `commodity 1000.${'0'.repeat(minorDigits(currency) ?? 0)} ${currency}\n`;
  }
  for (const account of new Set(books.balances.map((place) => place.account))) {
    const name = books.names.get(account);
    yield `account ${nameOf(account)}${name === undefined ? '' : `  ; ${comment(name)}`}\n`;
  }
  for await (const entry of books.entries()) yield transaction(entry);
  if (books.span) yield assertions(books, formatDay(dayOf(books.span.last)));
}

function transaction(entry: NumberedEntry): string {
  const { id, at, says, currency } = entry;
  const head = `${formatDay(dayOf(at))} (${code(id)}) ${description(says)}  ; at:${formatInstant(at)}`;
  const legs = legsOf(entry).map(({ account, amount }) =>
    posting(account, formatMoney(amount, currency), currency),
  );
  // hledger knows no transaction that moves nothing.
  return legs.length === 0 ? `\n; ${head}\n` : `\n${head}\n${legs.join('')}`;
}

/** At the end every place must hold what the house says it holds. */
function assertions({ balances }: Books, day: string): string {
  const lines = balances.map(({ account, currency, balance }) =>
    posting(
      account,
      `${formatMoney(0n, currency)}`,
      `${currency} = ${formatMoney(-balance, currency)} ${currency}`,
    ),
  );
  return `\n${day} (balances) What is in each place\n${lines.join('')}`;
}

function posting(account: Account, amount: string, currency: Currency): string {
  return `    ${nameOf(account)}  ${amount} ${currency}\n`;
}

function nameOf(account: Account): string {
  return `${kindOf(account)}:${account}`;
}

/** In brackets, so without them. */
function code(text: string): string {
  return plainLine(text).replace(/[()]/g, '_');
}

/** A semicolon would begin a comment, a bar would split payee from note. */
function description(text: string): string {
  return plainLine(text).replace(/[;|]/g, ',');
}

/** A colon would make a tag of it, and a tag can mean something to hledger. */
function comment(text: string): string {
  return plainLine(text).replace(/[:,[\]]/g, ' ');
}

function dayOf(instant: number): number {
  return instant - (instant % 86_400);
}
