import { jobExpiresAt } from '@stint/core/handshake/job';
import { formatInstant, type Instant } from '@stint/core/instant';
import type { Need } from '@stint/wire/needs';
import type { OfferLine } from '@stint/wire/offers';
import type { Balance } from '../../store/ledger.ts';
import type { JobUnread, Late, TrackersNow } from '../../store/needs-beside.ts';
import { sumOf } from './of-weeks.ts';

/** An open offer whose next word is the reader's. */
export function offerNeed(offer: OfferLine): Need[] {
  const { id, title, side, yours, organisation, freelancer, amount, currency, kind } = offer;
  if (!yours || side === 'operator') return [];
  const own = {
    about: title,
    until: offer.expiresAt,
    stake: { amount, currency },
    go: { page: 'offer' as const, offer: id },
  };
  if (side === 'client') {
    const key = `offer-asked ${id}`;
    return [{ ...own, key, kind: 'offer-asked', as: 'client', who: freelancer.name, facts: {} }];
  }
  const who = side === 'agency' ? `${organisation.name} to ${freelancer.name}` : organisation.name;
  return [{ ...own, key: `offer-waiting ${id}`, kind: 'offer-waiting', as: side, who, facts: { kind } }];
}

export function jobNeed({ id, title, count, last_activity_at }: JobUnread): Need {
  return {
    as: 'client',
    about: title,
    who: null,
    kind: 'proposals-unread',
    key: `proposals-unread ${id}`,
    facts: { count },
    until: formatInstant(jobExpiresAt(last_activity_at)),
    stake: null,
    go: { page: 'job', job: id },
  };
}

/** P4: until one is verified none of what is tracked is protected. */
export function unverifiedNeed({ id, name }: { id: string; name: string }): Need {
  return {
    as: 'client',
    about: name,
    who: null,
    kind: 'payment-unverified',
    key: `payment-unverified ${id}`,
    facts: {},
    until: null,
    stake: null,
    go: { page: 'payment-methods', organisation: id },
  };
}

export function payoutNeed({ balance, currency }: Balance): Need[] {
  if (balance <= 0n) return [];
  return [
    {
      as: 'freelancer',
      about: currency,
      who: null,
      kind: 'payout',
      key: `payout ${currency}`,
      facts: {},
      until: null,
      stake: sumOf(balance, currency),
      go: { page: 'money' },
    },
  ];
}

/** T6: what a silent tracker holds still counts, if it comes before its week locks. */
export function trackerNeeds({ silent, last }: TrackersNow): Need[] {
  const own = {
    as: 'freelancer' as const,
    who: null,
    until: null,
    stake: null,
    go: { page: 'trackers' as const },
  };
  return [
    ...(silent
      ? [
          {
            ...own,
            about: silent.name,
            kind: 'tracker-silent' as const,
            key: 'tracker-silent',
            facts: { tracker: silent.name, heardAt: formatInstant(silent.heardAt) },
          },
        ]
      : []),
    ...(last
      ? [
          {
            ...own,
            about: last.name,
            kind: 'no-tracker' as const,
            key: 'no-tracker',
            facts: { tracker: last.name, revokedAt: formatInstant(last.revokedAt) },
          },
        ]
      : []),
  ];
}

/** D2: what is contested can be overruled until it is decided; otherwise the verdicts decide. */
export function disputesNeed(waiting: { count: number; decides_at: Instant } | null): Need[] {
  if (!waiting) return [];
  return [
    {
      as: 'operator',
      about: '',
      who: null,
      kind: 'disputes-to-decide',
      key: 'disputes-to-decide',
      facts: { count: waiting.count },
      until: formatInstant(waiting.decides_at),
      stake: null,
      go: { page: 'disputes' },
    },
  ];
}

export function officeNeeds(late: readonly Late[], lost: { count: number; fault: string } | null): Need[] {
  const own = { as: 'operator' as const, about: '', who: null, until: null, stake: null };
  return [
    ...late.map(({ what, count, since, says }) => ({
      ...own,
      kind: 'work-late' as const,
      key: `work-late ${what}`,
      facts: { what, count, since: formatInstant(since), says },
      go: { page: 'books' as const },
    })),
    ...(lost
      ? [
          {
            ...own,
            kind: 'mails-failed' as const,
            key: 'mails-failed',
            facts: lost,
            go: { page: 'mail' as const },
          },
        ]
      : []),
  ];
}
