import { formatDay, formatInstant, type Instant } from '@stint/core/instant';
import { type Currency, formatMoney, type Minor, sum } from '@stint/core/money';
import { create } from 'xmlbuilder2';
import { type BankAccount, isSepa } from './account.ts';
import { bankText } from './letters.ts';

export interface PainParty {
  readonly holder: string;
  readonly account: BankAccount;
}

export interface PainFile {
  readonly id: string;
  readonly currency: Currency;
  readonly madeAt: Instant;
  /** The day on which the bank shall pay. */
  readonly executesOn: Instant;
  readonly debtor: PainParty;
  readonly payouts: readonly (PainParty & { readonly id: string; readonly amount: Minor })[];
}

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';

/** EPC: a name has 70 signs at most, what is said 140. */
const NAME = 70;
const SAYS = 140;

/**
 * A customer credit transfer initiation (ISO 20022, pain.001.001.09), as bytes. In euros what SEPA reaches is one payment of its
 * own rules (EPC: service level SEPA, charges SLEV), everything else another (charges shared). A payout's id without hyphens is
 * its end-to-end id: the bank's answer names it.
 */
export function pain001(file: PainFile): Uint8Array {
  const { id, madeAt, debtor, payouts } = file;
  const [inSepa, other] = [
    payouts.filter((one) => isSepaPayout(file, one.account)),
    payouts.filter((one) => !isSepaPayout(file, one.account)),
  ];
  const parts = [
    ...(inSepa.length > 0 ? [partOf(file, inSepa, 'SEPA')] : []),
    ...(other.length > 0 ? [partOf(file, other, null)] : []),
  ];
  const root = {
    Document: {
      '@xmlns': NAMESPACE,
      CstmrCdtTrfInitn: {
        GrpHdr: {
          MsgId: shortId(id),
          CreDtTm: formatInstant(madeAt),
          NbOfTxs: String(payouts.length),
          CtrlSum: totalOf(file, payouts),
          InitgPty: { Nm: nameOf(debtor) },
        },
        PmtInf: parts,
      },
    },
  };
  const text = create({ version: '1.0', encoding: 'UTF-8' }, root).end({ prettyPrint: true });
  return new TextEncoder().encode(`${text}\n`);
}

/** A UUID without hyphens: 32 signs, of the 35 that an id may have. */
export function shortId(id: string): string {
  return id.replaceAll('-', '');
}

function isSepaPayout({ currency, debtor }: PainFile, account: BankAccount): boolean {
  return currency === 'EUR' && isSepa(debtor.account) && isSepa(account);
}

/** The elements in the order of the scheme. */
function partOf(file: PainFile, payouts: PainFile['payouts'], level: 'SEPA' | null): object {
  const { id, currency, executesOn, debtor } = file;
  return {
    PmtInfId: `${shortId(id)}-${level === null ? 'X' : 'S'}`,
    PmtMtd: 'TRF',
    NbOfTxs: String(payouts.length),
    CtrlSum: totalOf(file, payouts),
    ...(level === null ? {} : { PmtTpInf: { SvcLvl: { Cd: level } } }),
    ReqdExctnDt: { Dt: formatDay(executesOn) },
    Dbtr: { Nm: nameOf(debtor) },
    DbtrAcct: { Id: accountId(debtor.account), Ccy: currency },
    DbtrAgt: agentOf(debtor.account) ?? { FinInstnId: { Othr: { Id: 'NOTPROVIDED' } } },
    ChrgBr: level === null ? 'SHAR' : 'SLEV',
    CdtTrfTxInf: payouts.map((one) => transferOf(one, currency)),
  };
}

function transferOf(payout: PainFile['payouts'][number], currency: Currency): object {
  const { id, amount, account } = payout;
  const agent = agentOf(account);
  return {
    PmtId: { InstrId: shortId(id), EndToEndId: shortId(id) },
    Amt: { InstdAmt: { '@Ccy': currency, '#': formatMoney(amount, currency) } },
    ...(agent ? { CdtrAgt: agent } : {}),
    Cdtr: { Nm: nameOf(payout) },
    CdtrAcct: { Id: accountId(account) },
    RmtInf: { Ustrd: bankText(`Stint payout ${shortId(id)}`, SAYS) },
  };
}

function accountId(account: BankAccount): object {
  return 'iban' in account ? { IBAN: account.iban } : { Othr: { Id: account.number } };
}

/** Where the account is; null where an IBAN says it. */
function agentOf(account: BankAccount): object | null {
  if ('clearing' in account) {
    const { code, member } = account.clearing;
    return { FinInstnId: { ClrSysMmbId: { ClrSysId: { Cd: code }, MmbId: member } } };
  }
  return account.bic === null ? null : { FinInstnId: { BICFI: account.bic } };
}

/** A name that a bank cannot read was refused when it was set. */
function nameOf({ holder }: PainParty): string {
  const name = bankText(holder, NAME);
  if (name === null) throw new RangeError('a name that no bank reads');
  return name;
}

function totalOf({ currency }: PainFile, payouts: PainFile['payouts']): string {
  return formatMoney(sum(payouts.map(({ amount }) => amount)), currency);
}
