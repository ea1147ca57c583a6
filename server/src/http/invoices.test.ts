import { toInstant } from '@stint/wire/letters';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chargeInvoice } from '../operations/money/charge-invoices.ts';
import { closeWeek } from '../operations/money/close-weeks.ts';
import { invoicesToCharge } from '../store/charges.ts';
import { weeksToClose } from '../store/money.ts';
import { type TestHouse, testHouse } from '../testing/house.ts';
import { atWork, CARDS, track, type Work } from '../testing/money.ts';
import { type TestAnswer, type TestOffice, testOffice } from '../testing/office.ts';
import type { TestPerson } from '../testing/people.ts';

let house: TestHouse;
let office: TestOffice;
let work: Work;

const PART = { limit: 10, past: 0 };
const LOGO = '0b7565aa-0000-4000-8000-000000000001';
const ANA = {
  version: 0,
  name: '',
  street: 'Rua Augusta 1',
  more: '',
  postcode: '1100-048',
  city: 'Lisboa',
  region: '',
  country: 'PT',
  vatId: 'PT123456789',
  registration: '',
  email: 'ana@example.test',
  note: '',
  logo: LOGO,
  tax: { kind: 'reverse-charge' },
};
const ACME = { ...ANA, street: 'Hauptstraße 5', country: 'DE', vatId: 'DE123456789', logo: null };

beforeAll(async () => {
  house = await testHouse({ payments: true });
  office = await testOffice(house);
  work = await atWork(house, { card: CARDS.good });
});
afterAll(async () => {
  await office.close();
  await house.close();
});

const ask = (who: TestPerson, line: string, body?: unknown): Promise<TestAnswer> =>
  office.ask(line, { token: who.token, ...(body === undefined ? {} : { body }) });

const codeOf = async (asked: Promise<TestAnswer>): Promise<string> => {
  const { status, code } = await asked;
  return `${status} ${code}`;
};

const square = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: '#0b7565' } })
    .png()
    .toBuffer();

describe('particulars', () => {
  it('a logo is a picture of a size that fits, handed in by its owner', async () => {
    const put = async (id: string, bytes: Uint8Array) =>
      ask(work.ana, `PUT /attachments/${id}?name=logo.png`, bytes);
    expect((await put(LOGO, await square(100))).status).toBe(200);
    const wide = LOGO.replace(/1$/, '2');
    await put(wide, await square(2001));
    expect(await codeOf(ask(work.ana, 'PUT /particulars', { ...ANA, logo: wide }))).toBe('422 bad-logo');
    const letter = LOGO.replace(/1$/, '3');
    await put(letter, Buffer.from('no picture'));
    expect(await codeOf(ask(work.ana, 'PUT /particulars', { ...ANA, logo: letter }))).toBe('422 bad-logo');
    const theirs = { ...ACME, logo: LOGO };
    expect(await codeOf(ask(work.ben, `PUT /organisations/${work.acme}/particulars`, theirs))).toBe(
      '404 no-such-attachment',
    );
  });

  it('are written by each side for itself; a bad country, number or tax is refused', async () => {
    for (const wrong of [{ country: 'XX' }, { vatId: 'de 1' }, { email: 'no' }])
      expect(await codeOf(ask(work.ana, 'PUT /particulars', { ...ANA, ...wrong }))).toBe('400 bad-request');
    const taxed = { ...ANA, tax: { kind: 'vat', percent: '19' } };
    expect(await codeOf(ask(work.ana, 'PUT /particulars', taxed))).toBe('422 tax-not-collected');
    const never = { ...ANA, tax: { kind: 'vat', percent: '101' } };
    expect(await codeOf(ask(work.ana, 'PUT /particulars', never))).toBe('422 bad-tax');
    expect((await ask(work.ana, 'PUT /particulars', ANA)).status).toBe(200);
    expect((await ask(work.ben, `PUT /organisations/${work.acme}/particulars`, ACME)).status).toBe(200);
    expect((await ask(work.ana, 'GET /particulars')).json).toMatchObject({
      version: 1,
      city: 'Lisboa',
      logo: { id: LOGO, name: 'logo.png' },
    });
  });
});

describe('the files of a week', () => {
  let contract = '';
  beforeAll(async () => {
    contract = `/contracts/${work.contract}`;
    await track(work.desk, '2026-11-18T06:00:00Z');
    house.movable.moveTo(toInstant('2026-11-23T12:00:00Z'));
    for (const open of await weeksToClose(house.db, house.clock.now(), PART)) await closeWeek(house, open);
  });

  it('are a PDF, UBL and Factur-X, each to be saved under its name', async () => {
    for (const [format, begins, name] of [
      ['pdf', '%PDF-1.7', 'stint-invoice-2026-0001.pdf'],
      ['facturx', '%PDF-1.7', 'stint-invoice-2026-0001-factur-x.pdf'],
      ['ubl', '<?xml', 'stint-invoice-2026-0001.xml'],
    ] as const) {
      const file = await ask(work.ben, `GET ${contract}/invoices/2026-0001?format=${format}`);
      expect(file.status).toBe(200);
      expect(file.headers.get('content-disposition')).toContain(`filename="${name}"`);
      expect(file.text.startsWith(begins)).toBe(true);
    }
  });

  it('of the house’s fee are for the side that pays it', async () => {
    const listed = (await ask(work.ben, `GET ${contract}/weeks/2026-11-16/invoices`)).json as {
      number: string;
      kind: string;
    }[];
    expect(listed.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      'work 2026-0001',
      'client-fee F-2026-0001',
    ]);
    const fee = (who: TestPerson) => ask(who, `GET ${contract}/invoices/F-2026-0001`);
    expect((await fee(work.ben)).status).toBe(200);
    expect((await fee(work.olu)).status).toBe(200);
    expect(await codeOf(fee(work.ana))).toBe('404 no-such-invoice');
  });

  it('an e-invoice without the house’s particulars names what is missing', async () => {
    const refused = await ask(work.ben, `GET ${contract}/invoices/F-2026-0001?format=ubl`);
    expect(refused.code).toBe('particulars-missing');
    expect(refused.text).toContain('issuer-country, issuer-email');
  });

  it('a receipt is given once the week is paid, to each side its own', async () => {
    expect(await codeOf(ask(work.ben, `GET ${contract}/invoices/2026-0001/receipt`))).toBe(
      '409 not-paid-yet',
    );
    const [owed] = await invoicesToCharge(house.db, house.clock.now(), PART);
    if (!owed) throw new Error('nothing is owed');
    await chargeInvoice(house, owed);
    for (const [who, name] of [
      [work.ben, 'stint-receipt-2026-0001.pdf'],
      [work.ana, 'stint-remittance-2026-0001.pdf'],
    ] as const) {
      const file = await ask(who, `GET ${contract}/invoices/2026-0001/receipt`);
      expect(file.headers.get('content-disposition')).toContain(`filename="${name}"`);
      expect(file.text.startsWith('%PDF-1.7')).toBe(true);
    }
  });

  it('and a number that is none, or of another contract, is not there', async () => {
    expect(await codeOf(ask(work.ben, `GET ${contract}/invoices/2026-0002`))).toBe('404 no-such-invoice');
    expect(await codeOf(ask(work.ben, `GET ${contract}/invoices/..%2F2026-0001`))).toBe('400 bad-request');
    const other = '/contracts/0b7565aa-0000-4000-8000-00000000000c';
    expect(await codeOf(ask(work.ben, `GET ${other}/invoices/2026-0001`))).toBe('404 no-such-contract');
    expect(await codeOf(ask(work.ben, `GET ${contract}/invoices/2026-0002/receipt`))).toBe(
      '404 no-such-invoice',
    );
  });
});
