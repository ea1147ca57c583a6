import type { Database } from './database.ts';

/** The numbers of the freelancer's invoices of what was released on a contract, by the part that was released. */
export async function milestoneInvoices(
  db: Database,
  contract: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('invoice_document')
    .select(['source_id', 'number'])
    .where('contract_id', '=', contract)
    .where('source', '=', 'milestone')
    .where('kind', '=', 'work')
    .where('credits', 'is', null)
    .execute();
  return new Map(rows.flatMap(({ source_id: id, number }) => (id === null ? [] : [[id, number] as const])));
}
