import type { Particulars } from '@stint/core/particulars';
import type { Tax } from '@stint/core/tax';
import type { Database } from '../../store/database.ts';
import type { Trx } from '../../store/desk.ts';
import { type KeptParticulars, particularsOf, THE_HOUSE, taxOfContract } from '../../store/particulars.ts';
import { keptTax, NO_TAX } from './tax-letter.ts';

const NOTHING_SAID: Omit<Particulars, 'name'> = {
  street: '',
  more: '',
  postcode: '',
  city: '',
  region: '',
  country: '',
  vatId: '',
  registration: '',
  email: '',
  note: '',
};

/** The house, where its operator has said nothing. */
export const HOUSE_NAME = 'Stint';

/** Somebody as an invoice of this moment names them. */
export interface Whose {
  readonly particulars: Particulars;
  readonly tax: Tax;
  readonly logo: string | null;
}

export async function whoseNow(
  db: Database | Trx,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<Whose> {
  return whoseOf(await particularsOf(db, id), name);
}

/** By what was written of them; null: nothing. */
export function whoseOf(kept: KeptParticulars | null, name: string): Whose {
  return {
    particulars: particularsWith(kept?.body ?? {}, name),
    tax: kept === null ? NO_TAX : keptTax(kept.tax),
    logo: kept?.logo ?? null,
  };
}

export function houseNow(db: Database | Trx): Promise<Whose> {
  return whoseNow(db, { id: THE_HOUSE, name: HOUSE_NAME });
}

/** The tax of a contract's next invoice: its own, or else its freelancer's. */
export async function taxNow(db: Database | Trx, contract: string, freelancers: Tax): Promise<Tax> {
  const { tax } = await taxOfContract(db, contract);
  return tax === null ? freelancers : keptTax(tax);
}

/** What was kept, whole: who has given no name goes by the one that they have here. */
export function particularsWith(kept: Partial<Particulars>, name: string): Particulars {
  const { name: legal = '', ...rest } = kept;
  return { ...NOTHING_SAID, ...rest, name: legal.trim() === '' ? name : legal };
}
