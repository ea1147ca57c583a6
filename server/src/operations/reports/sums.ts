import { type Part, STIPEND_GROUP } from '@stint/core/apportion';
import { formatMoney, type Minor } from '@stint/core/money';
import type { DiaryEntry } from '@stint/core/timesheet';
import { totalsOf } from '@stint/core/totals';
import type { ReportMoney, ReportSums } from '@stint/wire/reports';

interface Money {
  amount: Minor;
  issued: Minor;
  freelancerFee: Minor;
  clientFee: Minor;
  stipend: Minor;
}

type Seconds = Omit<ReportSums, 'money'>;

/** What is shown beside time. */
export interface Shows {
  readonly money: boolean;
  readonly fees: boolean;
  readonly memos: boolean;
}

export const EVERYTHING: Shows = { money: true, fees: true, memos: true };

/** Seconds and money of anything, added up: two currencies are never one sum. */
export class Sums {
  private seconds: Seconds = NOTHING;
  private readonly byCurrency = new Map<string, Money>();

  /** Entries of one week: what their seconds are called, core says. */
  addEntries(entries: readonly DiaryEntry[]): void {
    const minutes = (of: (entry: DiaryEntry) => number): number =>
      entries.reduce((sum, entry) => sum + (entry.kind === 'tracked' ? of(entry) : 0), 0);
    this.addSeconds({
      ...totalsOf(entries),
      entries: entries.length,
      activeMinutes: minutes((entry) => entry.activeMinutes),
      trackedMinutes: minutes((entry) => entry.trackedMinutes),
    });
  }

  addPart({ amount, freelancerFee, clientFee, group }: Part, currency: string, issued: boolean): void {
    const stipend = group === STIPEND_GROUP ? amount : 0n;
    this.addMoney(currency, { amount, issued: issued ? amount : 0n, freelancerFee, clientFee, stipend });
  }

  add(other: Sums): void {
    this.addSeconds(other.seconds);
    for (const [currency, money] of other.byCurrency) this.addMoney(currency, money);
  }

  get counted(): number {
    return this.seconds.countedSeconds;
  }

  get tracked(): number {
    return this.seconds.trackedSeconds;
  }

  letter({ money, fees }: Shows): ReportSums {
    return { ...this.seconds, money: money ? this.moneyLetters(fees) : [] };
  }

  private addSeconds(more: Seconds): void {
    const sum = (name: keyof Seconds): number => this.seconds[name] + more[name];
    this.seconds = {
      entries: sum('entries'),
      trackedSeconds: sum('trackedSeconds'),
      uncountedSeconds: sum('uncountedSeconds'),
      countedSeconds: sum('countedSeconds'),
      manualSeconds: sum('manualSeconds'),
      overLimitSeconds: sum('overLimitSeconds'),
      billedSeconds: sum('billedSeconds'),
      protectedSeconds: sum('protectedSeconds'),
      activeMinutes: sum('activeMinutes'),
      trackedMinutes: sum('trackedMinutes'),
    };
  }

  private addMoney(currency: string, more: Money): void {
    const money = this.byCurrency.get(currency) ?? {
      amount: 0n,
      issued: 0n,
      freelancerFee: 0n,
      clientFee: 0n,
      stipend: 0n,
    };
    money.amount += more.amount;
    money.issued += more.issued;
    money.freelancerFee += more.freelancerFee;
    money.clientFee += more.clientFee;
    money.stipend += more.stipend;
    this.byCurrency.set(currency, money);
  }

  private moneyLetters(fees: boolean): ReportMoney[] {
    const sorted = [...this.byCurrency].sort(([a], [b]) => (a < b ? -1 : 1));
    return sorted.map(([currency, { amount, issued, freelancerFee, clientFee, stipend }]) => {
      const say = (sum: Minor): string => formatMoney(sum, currency);
      const told = {
        freelancerFee: say(freelancerFee),
        net: say(amount - freelancerFee),
        clientFee: say(clientFee),
        clientTotal: say(amount + clientFee),
      };
      return {
        currency,
        amount: say(amount),
        issued: say(issued),
        stipend: say(stipend),
        fees: fees ? told : null,
      };
    });
  }
}

const NOTHING: Seconds = {
  entries: 0,
  trackedSeconds: 0,
  uncountedSeconds: 0,
  countedSeconds: 0,
  manualSeconds: 0,
  overLimitSeconds: 0,
  billedSeconds: 0,
  protectedSeconds: 0,
  activeMinutes: 0,
  trackedMinutes: 0,
};
