import type { Instant } from '@stint/core/instant';
import type { Currency, Minor } from '@stint/core/money';
import { sql } from 'kysely';
import type { BankAccount } from '../bank/account.ts';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';

export interface BankFileRow {
  readonly id: string;
  readonly currency: Currency;
  readonly count: number;
  readonly total: Minor;
  readonly madeAt: Instant;
  readonly by: string;
  readonly madeBy: string;
  readonly state: 'waiting' | 'ready' | 'declined' | 'sent';
  readonly sentAt: Instant | null;
  /** Payouts that the bank has not answered for. */
  readonly open: number;
}

/** A payout by bank that can go into a file, with where it goes. */
export interface ToSend {
  readonly id: string;
  readonly amount: Minor;
  readonly holder: string;
  readonly account: BankAccount;
}

/** Payouts by bank that are in no file, the oldest first; nobody else takes them until the transaction ends. */
export async function lockToSend(trx: Trx, currency: Currency, limit: number): Promise<ToSend[]> {
  const { rows } = await sql<ToSend>`
    select payout.id, payout.amount, method.holder, method.account
    from payout join payout_method as method on method.id = payout.method_id
    where payout.via = 'bank' and payout.state = 'asked' and payout.file_id is null
      and payout.currency = ${currency}
    order by payout.asked_at, payout.id limit ${limit} for update of payout`.execute(trx);
  return rows;
}

/** False where the id is taken. */
export async function addBankFile(
  trx: Trx,
  file: Pick<BankFileRow, 'id' | 'currency' | 'count' | 'total' | 'madeAt' | 'by' | 'state'> & {
    bytes: Uint8Array;
    payouts: readonly string[];
  },
): Promise<boolean> {
  const { id, currency, count, total, madeAt, by, state, bytes, payouts } = file;
  const added = await trx
    .insertInto('bank_file')
    .values({
      id,
      currency,
      count,
      total,
      made_at: madeAt,
      by_person_id: by,
      state,
      bytes: Buffer.from(bytes),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!added) return false;
  const put = await sql`
    update payout set file_id = ${id}
    where id = any (${[...payouts]}::uuid[]) and file_id is null and state = 'asked'`.execute(trx);
  if (put.numAffectedRows !== BigInt(count)) throw new Error('a payout would be in two files');
  return true;
}

export async function findBankFile(db: Database | Trx, id: string): Promise<BankFileRow | null> {
  const [row] = await filesWhere(db, sql`file.id = ${id}`, 1);
  return row ?? null;
}

/** The same, and nobody else decides about it until the transaction ends. */
export async function lockBankFile(trx: Trx, id: string): Promise<BankFileRow | null> {
  await sql`select from bank_file where id = ${id} for update`.execute(trx);
  return findBankFile(trx, id);
}

/** The newest first. */
export function lastBankFiles(db: Database, limit: number): Promise<BankFileRow[]> {
  return filesWhere(db, sql`true`, limit);
}

async function filesWhere(
  db: Database | Trx,
  which: ReturnType<typeof sql>,
  limit: number,
): Promise<BankFileRow[]> {
  const { rows } = await sql<
    Omit<BankFileRow, 'madeAt' | 'sentAt'> & { made_at: bigint; sent_at: bigint | null }
  >`
    select file.id, file.currency, file.count, file.total, file.made_at, file.by_person_id as by,
      person.name as "madeBy", file.state, file.sent_at,
      (select count(*)::int from payout where file_id = file.id and payout.state = 'asked') as open
    from bank_file as file join person on person.id = file.by_person_id
    where ${which} order by file.made_at desc, file.id limit ${limit}`.execute(db);
  return rows.map(({ made_at: madeAt, sent_at: sentAt, ...row }) => ({
    ...row,
    madeAt: Number(madeAt),
    sentAt: sentAt === null ? null : Number(sentAt),
  }));
}

export async function bytesOfFile(db: Database, id: string): Promise<Buffer | null> {
  const row = await db.selectFrom('bank_file').select('bytes').where('id', '=', id).executeTakeFirst();
  return row?.bytes ?? null;
}

export async function moveBankFile(
  trx: Trx,
  id: string,
  to: { state: 'ready' | 'declined' | 'sent'; at: Instant },
): Promise<void> {
  await trx
    .updateTable('bank_file')
    .set({ state: to.state, ...(to.state === 'sent' ? { sent_at: to.at } : { decided_at: to.at }) })
    .where('id', '=', id)
    .execute();
}

/** The ids of a file's payouts. */
export async function idsInFile(db: Database | Trx, file: string): Promise<string[]> {
  const rows = await db
    .selectFrom('payout')
    .select('id')
    .where('file_id', '=', file)
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The account from which the house's bank pays. */
export interface HouseAccount {
  readonly holder: string;
  readonly account: BankAccount;
  readonly lastFour: string;
}

export async function houseAccount(db: Database | Trx, currency: Currency): Promise<HouseAccount | null> {
  const row = await db
    .selectFrom('house_account')
    .select(['holder', 'account', 'last_four as lastFour'])
    .where('currency', '=', currency)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

export async function addHouseAccount(
  trx: Trx,
  own: HouseAccount & { currency: Currency; at: Instant; by: string },
): Promise<void> {
  const { currency, holder, account, lastFour, at, by } = own;
  await sql`
    insert into house_account (currency, version, holder, account, last_four, at, by_person_id)
    select ${currency}, coalesce(max(version), 0) + 1, ${holder}, ${JSON.stringify(account)}::jsonb, ${lastFour}, ${at}, ${by}
    from house_account where currency = ${currency}`.execute(trx);
}
