import { formatDay, formatInstant, WEEK_SECONDS } from '@stint/core/instant';
import { type Currency, formatMoney } from '@stint/core/money';
import { weekOf } from '@stint/core/week';
import type { TimelineItem } from '@stint/wire/timeline';
import type { TermsRow } from '../../store/contracts.ts';
import type { TimelineRow } from '../../store/timeline.ts';

interface Around {
  readonly currency: Currency;
  readonly versions: readonly TermsRow[];
}

/** A thing that happened, as it is told. Its place says what its detail holds: `store/timeline.ts` wrote both. */
export function timelineItem(row: TimelineRow, around: Around): TimelineItem {
  const { currency } = around;
  const detail = row.detail as unknown as Details;
  const money = (text: string) => formatMoney(BigInt(text), currency);
  const by = { at: formatInstant(row.at), by: row.by };
  const what = row.what as TimelineItem['what'];
  switch (what) {
    case 'created':
    case 'rate':
    case 'limit':
    case 'manual-time':
      return { ...by, ...termsItem(what, row, detail, money) };
    case 'paused':
    case 'resumed':
      return { ...by, what, cause: detail.cause };
    case 'ended':
      return { ...by, what };
    case 'offer-made':
    case 'offer-changed':
    case 'offer-accepted':
      return { ...by, what, offer: detail.offer, version: detail.version };
    case 'offer-asked':
      return { ...by, what, offer: detail.offer, says: detail.says };
    case 'raise-agreed': {
      const raise = { day: formatDay(Number(detail.day)), rate: money(detail.rate) };
      return { ...by, what, raise, state: detail.state };
    }
    case 'milestone': {
      const { milestone, n, deed, title, word: says, dueDay } = detail;
      const amount = money(detail.amount);
      return { ...by, what, milestone, n, deed, title, says, amount, dueDay, version: detail.version + 1 };
    }
    case 'money':
    case 'escrow-word':
    case 'escrow-claim':
      return { ...by, ...escrowItem(what, detail, money) } as TimelineItem;
    case 'week-closed':
      return { ...by, what, ...closedWeek(detail, around) };
    case 'payment': {
      const { payment, kind, amount, says } = detail;
      return { ...by, what, payment, kind, amount: money(amount), says };
    }
    case 'feedback-given':
      return { ...by, what, side: detail.side };
  }
}

/** What became of a fixed price's money, and what was said of it. */
function escrowItem(
  what: 'money' | 'escrow-word' | 'escrow-claim',
  { n, title, deed, cause, state, said, side, word, amount }: Details,
  money: (text: string) => string,
) {
  if (what === 'money') return { what, deed, n, title, amount: money(amount), cause };
  return what === 'escrow-word' ? { what, said, side, says: word } : { what, cause, state };
}

/** What the details of all kinds may hold; each kind has its own of them. */
interface Details {
  readonly cause: 'payment' | null;
  readonly version: number;
  readonly rate: string;
  readonly rateBefore: string;
  readonly limit: number | null;
  readonly limitBefore: number | null;
  readonly manualTime: boolean;
  readonly manualTimeBefore: boolean;
  readonly payment: string;
  readonly kind: Extract<TimelineItem, { what: 'payment' }>['kind'];
  readonly offer: string;
  readonly says: string;
  readonly day: number;
  readonly state: Extract<TimelineItem, { what: 'raise-agreed' }>['state'];
  readonly milestone: string;
  readonly n: number;
  readonly deed: Extract<TimelineItem, { what: 'milestone' }>['deed'];
  readonly title: string;
  readonly word: string;
  readonly amount: string;
  readonly dueDay: string | null;
  readonly week: number;
  readonly invoice: {
    readonly total: string;
    readonly lines: readonly Omit<Line, 'versions'>[];
  } | null;
  readonly side: 'client' | 'freelancer';
  readonly said: Extract<TimelineItem, { what: 'escrow-word' }>['said'];
}

type Line = Extract<TimelineItem, { what: 'week-closed' }>['lines'][number];

function termsItem(
  what: 'created' | 'rate' | 'limit' | 'manual-time',
  { at }: TimelineRow,
  detail: Details,
  money: (text: string) => string,
) {
  const version = detail.version + 1;
  switch (what) {
    case 'created':
      return { what, version };
    case 'rate':
      return { what, version, from: money(detail.rateBefore), to: money(detail.rate) };
    case 'limit': {
      const { limitBefore: from, limit: to } = detail;
      // B3: a raise holds at once; a cut from the next Monday on.
      const isCut = to !== null && (from === null || to < from);
      return {
        what,
        version,
        from,
        to,
        holdsFrom: formatInstant(isCut ? weekOf(at) + WEEK_SECONDS : at),
      };
    }
    case 'manual-time':
      return { what, version, from: detail.manualTimeBefore, to: detail.manualTime };
  }
}

function closedWeek({ week, invoice }: Details, { currency, versions }: Around) {
  const inForce = versionsIn(versions, Number(week));
  const lines = (invoice?.lines ?? []).map((line) => ({
    ...line,
    // B1: a line is of all segments that began at its rate.
    versions: inForce
      .filter(({ rate }) => formatMoney(rate, currency) === line.rate)
      .map(({ version }) => version + 1),
  }));
  return { week: formatDay(Number(week)), total: invoice?.total ?? null, lines };
}

/** The versions that were in force at any time of a week. */
function versionsIn(versions: readonly TermsRow[], week: number): readonly TermsRow[] {
  return versions.filter((version, index) => {
    const next = versions[index + 1];
    const began = version.version === 0 || Number(version.at) < week + WEEK_SECONDS;
    return began && (next === undefined || Number(next.at) > week);
  });
}
