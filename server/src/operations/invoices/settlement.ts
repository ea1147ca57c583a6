import { formatMoney } from '@stint/core/money';
import type { IssuedDocument } from '../../store/invoice-documents.ts';

/** What one side pays, or is paid, for a week or a payment in all: the work and the house's fee. Lines and their sum. */
export interface Settlement {
  readonly title: string;
  readonly lines: readonly (readonly [says: string, amount: string])[];
  readonly total: readonly [says: string, amount: string];
}

/** Null for who is neither side. `all`: every document of it. */
export function settlementOf(side: string, all: readonly IssuedDocument[]): Settlement | null {
  const issued = all.filter(({ credits }) => credits === null);
  const work = issued.find(({ kind }) => kind === 'work');
  if (!work || (side !== 'client' && side !== 'freelancer')) return null;
  const fee = issued.find(({ kind }) => kind === `${side}-fee`);
  const { currency } = work.booked;
  const what = work.source.kind;
  const sum = (amount: bigint): string => `${formatMoney(amount, currency)} ${currency}`;
  const taken = fee?.gross ?? 0n;
  const feeLine = fee
    ? [[`The house’s fee, invoice ${fee.number}`, `${side === 'client' ? '' : '−'}${sum(taken)}`] as const]
    : [];
  const lines = [[`Invoice ${work.number}`, sum(work.gross)] as const, ...feeLine];
  return side === 'client'
    ? { title: `What is charged for this ${what}`, lines, total: ['Charged in all', sum(work.gross + taken)] }
    : {
        title: `What the freelancer gets for this ${what}`,
        lines,
        total: ['Paid to the freelancer', sum(work.gross - taken)],
      };
}
