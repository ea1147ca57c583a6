import { ALWAYS_TOLD, KIND_FACTS, type Kind, KindName, type MailChoice } from '@stint/wire/told';
import { LANGUAGE_CODES, type Language } from '@stint/wire/words/catalogue';
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import type { Trx } from './desk.ts';
import type { NotificationTables } from './notification-tables.ts';

/** How somebody reads. Version 0: nothing was ever chosen, by the person or by a browser. */
export interface ReaderRow {
  readonly language: Language;
  readonly zone: string;
  readonly digest: 'daily' | 'weekly';
  readonly version: number;
}

export interface Choice {
  readonly inApp: boolean;
  readonly mail: MailChoice;
}

const UNKNOWN: ReaderRow = { language: 'en', zone: 'UTC', digest: 'daily', version: 0 };

export async function readerOf(db: Database | Trx, person: string): Promise<ReaderRow> {
  const row = await db.selectFrom('reader').selectAll().where('person_id', '=', person).executeTakeFirst();
  return row ? readerOfRow(row) : UNKNOWN;
}

/** The same, and nobody else changes it until the transaction ends. */
export async function lockReader(trx: Trx, person: string): Promise<ReaderRow> {
  await trx
    .insertInto('reader')
    .values(rowOf(person, UNKNOWN))
    .onConflict((c) => c.doNothing())
    .execute();
  const row = await trx
    .selectFrom('reader')
    .selectAll()
    .where('person_id', '=', person)
    .forUpdate()
    .executeTakeFirstOrThrow();
  return readerOfRow(row);
}

export async function putReader(trx: Trx, person: string, reader: ReaderRow): Promise<void> {
  const { person_id, ...row } = rowOf(person, reader);
  await trx.updateTable('reader').set(row).where('person_id', '=', person_id).execute();
}

/** What the first browser of somebody says; nothing, where something is known already. */
export async function meetReader(
  trx: Trx,
  person: string,
  said: Pick<ReaderRow, 'language' | 'zone'>,
): Promise<void> {
  await trx
    .insertInto('reader')
    .values(rowOf(person, { ...UNKNOWN, ...said, version: 1 }))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** What somebody chose, by kind; the kind's default where nothing was chosen. */
export async function choicesOf(db: Database | Trx, person: string): Promise<(kind: Kind) => Choice> {
  const rows = await db.selectFrom('notice_choice').selectAll().where('person_id', '=', person).execute();
  const chosen = new Map(rows.map((row) => [row.kind, { inApp: row.in_app, mail: row.mail }]));
  return (kind) =>
    (ALWAYS_TOLD.has(kind) ? null : chosen.get(kind)) ?? { inApp: true, mail: KIND_FACTS[kind].mail };
}

export async function putChoice(trx: Trx, person: string, kind: Kind, choice: Choice): Promise<void> {
  const row = { in_app: choice.inApp, mail: choice.mail };
  await trx
    .insertInto('notice_choice')
    .values({ person_id: person, kind, ...row })
    .onConflict((conflict) => conflict.columns(['person_id', 'kind']).doUpdateSet(row))
    .execute();
}

/** Kinds that a later version has forgotten stay in the table, and are nobody's any more. */
export function kindOf(text: string): Kind | null {
  const kind = KindName.safeParse(text);
  return kind.success ? kind.data : null;
}

function rowOf(person: string, { language, zone, digest, version }: ReaderRow) {
  return { person_id: person, language, zone, digest, version };
}

function readerOfRow({
  language,
  zone,
  digest,
  version,
}: Selectable<NotificationTables['reader']>): ReaderRow {
  return { language: LANGUAGE_CODES.find((code) => code === language) ?? 'en', zone, digest, version };
}
