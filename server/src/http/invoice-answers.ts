import { Readable } from 'node:stream';
import type { House } from '../house.ts';
import { readContractTax, setContractTax } from '../operations/invoices/contract-tax.ts';
import { listInvoices, listWeekInvoices } from '../operations/invoices/list-invoices.ts';
import {
  readHouseParticulars,
  readParticulars,
  readTeamParticulars,
  setHouseParticulars,
  setParticulars,
  setTeamParticulars,
} from '../operations/invoices/particulars.ts';
import { type KeptFile, readInvoiceFile } from '../operations/invoices/read-invoice-file.ts';
import { readReceipt } from '../operations/invoices/read-receipt.ts';
import { isRefusal, type Refusal, refuse } from '../refusal.ts';
import type { Answers, PictureAnswer } from './answers.ts';
import { PAPER_TURNS } from './limits.ts';
import { savedOnly } from './saved-only.ts';
import { Turns } from './turns.ts';

type InvoiceAnswers = Pick<
  Answers,
  | 'readParticulars'
  | 'setParticulars'
  | 'readTeamParticulars'
  | 'setTeamParticulars'
  | 'readHouseParticulars'
  | 'setHouseParticulars'
  | 'readContractTax'
  | 'setContractTax'
  | 'listInvoices'
  | 'listWeekInvoices'
  | 'readInvoiceFile'
  | 'readReceipt'
>;

export function invoiceAnswers(house: House): InvoiceAnswers {
  const turns = new Turns(PAPER_TURNS);
  return {
    readParticulars: ({ actor }) => readParticulars(house, actor),
    setParticulars: ({ actor, body }) => setParticulars(house, actor, body),
    readTeamParticulars: ({ actor, params }) => readTeamParticulars(house, actor, params),
    setTeamParticulars: ({ actor, params, body }) => setTeamParticulars(house, actor, { ...params, ...body }),
    readHouseParticulars: () => readHouseParticulars(house),
    setHouseParticulars: ({ actor, body }) => setHouseParticulars(house, actor, body),
    readContractTax: ({ actor, params }) => readContractTax(house, actor, params),
    setContractTax: ({ actor, params, body }) => setContractTax(house, actor, { ...params, ...body }),
    listInvoices: ({ actor, query }) => listInvoices(house, actor, query),
    listWeekInvoices: ({ actor, params }) => listWeekInvoices(house, actor, params),
    readInvoiceFile: ({ actor, params, query, origin }) =>
      inTurn(turns, actor.person, () => readInvoiceFile(house, actor, { ...params, ...query, origin })),
    readReceipt: ({ actor, params, origin }) =>
      inTurn(turns, actor.person, () => readReceipt(house, actor, { ...params, origin })),
  };
}

/** To set a paper is work: nobody has the house do it many times at once. */
async function inTurn(
  turns: Turns,
  name: string,
  read: () => Promise<KeptFile | Refusal>,
): Promise<PictureAnswer | Refusal> {
  const turn = await turns.take(name);
  if (!turn) return refuse('too-many-tries');
  try {
    const file = await read();
    if (isRefusal(file)) return file;
    const stream = Readable.from([file.bytes], { objectMode: false });
    return { stream, bytes: file.bytes.length, type: file.type, headers: savedOnly(file.name) };
  } finally {
    turn.end();
  }
}
