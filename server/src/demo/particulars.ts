import type { House } from '../house.ts';
import {
  setHouseParticulars,
  setParticulars,
  setTeamParticulars,
} from '../operations/invoices/particulars.ts';
import { expectDone } from './bring.ts';
import type { DemoWorld } from './move-in.ts';
import { DEMO_ORGANISATION, DEMO_PEOPLE } from './people.ts';

/** Who the invoices of the demo world are from and to; its e-invoices lack nothing. */
export async function sayParticulars(house: House, { ana, olu, meeting }: DemoWorld): Promise<void> {
  const of = (said: Said) => ({ ...NOTHING, ...said });
  expectDone(await setParticulars(house, ana, of(ANA)));
  expectDone(await setTeamParticulars(house, meeting.ben, { organisation: meeting.acme, ...of(ACME) }));
  expectDone(await setHouseParticulars(house, olu, of(HOUSE)));
}

type Said = Record<'name' | 'street' | 'postcode' | 'city' | 'country' | 'email', string>;

const NOTHING = {
  version: 0,
  more: '',
  region: '',
  vatId: '',
  registration: '',
  note: '',
  logo: null,
  tax: { kind: 'none' as const, says: '' },
};

const ANA: Said = {
  name: DEMO_PEOPLE.ana.name,
  street: 'Rua da Madalena 18',
  postcode: '1100-321',
  city: 'Lisboa',
  country: 'PT',
  email: DEMO_PEOPLE.ana.email,
};

const ACME: Said = {
  name: DEMO_ORGANISATION,
  street: '7 Nursery Lane',
  postcode: 'BS3 4QJ',
  city: 'Bristol',
  country: 'GB',
  email: DEMO_PEOPLE.ben.email,
};

const HOUSE: Said = {
  name: 'Stint, a demo house',
  street: 'Hauptstraße 1',
  postcode: '10827',
  city: 'Berlin',
  country: 'DE',
  email: DEMO_PEOPLE.olu.email,
};
