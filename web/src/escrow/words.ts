import { clearLots, type Part } from '@stint/core/escrow/lot';
import { formatMoney, parseMoney, sum } from '@stint/core/money';
import type { MilestoneMoney } from '@stint/wire/milestone-money';
import { moneyText } from '../money/amount.ts';

/** How a milestone is funded, as one reads it. */
export const FUNDING: Readonly<Record<MilestoneMoney['funding'], string>> = {
  none: 'not funded',
  asked: 'its card is being charged',
  part: 'funded in part',
  funded: 'funded: its money is in escrow',
};

/** What a release of so much comes to, to the last unit; null where it is no amount, or more than is held. */
export interface ReleasePlan {
  readonly net: string;
  readonly freelancerFee: string;
  readonly clientFee: string;
  /** Without the fee: what does not go to the freelancer. */
  readonly rest: string;
  /** What of the rest would be back on the card: the fee with it. */
  readonly back: string;
  readonly hasRest: boolean;
}

export function releasePlan(money: MilestoneMoney, amount: string, currency: string): ReleasePlan | null {
  const release = parseMoney(amount.trim(), currency);
  if (release === null || release === 0n) return null;
  const read = (text: string) => parseMoney(text, currency) ?? 0n;
  const lots = money.lots.map((lot) => ({
    id: lot.id,
    milestone: '',
    amount: read(lot.amount),
    released: read(lot.released),
    refunded: read(lot.refunded),
    freelancerFeePercent: BigInt(lot.freelancerFeePercent),
    clientFeePercent: BigInt(lot.clientFeePercent),
  }));
  const parts = clearLots(lots, release, { kind: 'refunded' });
  if (parts === null) return null;
  const say = (kind: Part['kind'], what: (part: Part) => bigint) =>
    sum(parts.filter((part) => part.kind === kind).map(what));
  const text = (value: bigint) => moneyText(formatMoney(value, currency), currency);
  const rest = say('refunded', (part) => part.amount);
  return {
    net: text(say('released', (part) => part.net)),
    freelancerFee: text(say('released', (part) => part.freelancerFee)),
    clientFee: text(say('released', (part) => part.clientFee)),
    rest: text(rest),
    back: text(say('refunded', (part) => part.amount + part.clientFee)),
    hasRest: rest > 0n,
  };
}
