import { formatMoney, parseMoney } from '@stint/core/money';
import {
  type Contract,
  endContract,
  pauseContract,
  resumeContract,
  setLimit,
  setManualTime,
  setRate,
} from '@stint/wire/contracts';
import { LIMITS } from '@stint/wire/limits';
import { ask } from '../api/house.ts';
import { minorOf, money } from '../money/amount.ts';
import { hours } from '../time/spoken.ts';

/** What is typed in a change of the terms. */
export interface Draft {
  readonly rate: string;
  readonly limit: string;
  readonly limited: boolean;
}

export interface Proposal {
  /** What is wrong with what is typed, and what would work; null: it can be done. */
  readonly fault: string | null;
  /** What follows, said before the deed. */
  readonly follows: string;
  /** The words on the button. */
  readonly deed: string;
}

export type Change = 'rate' | 'limit' | 'manual-time' | 'pause' | 'resume' | 'end';

export function firstDraft({ terms }: Contract): Draft {
  const minutes = terms.weeklyLimitMinutes;
  return { rate: terms.rate, limit: hours((minutes ?? 2400) * 60), limited: minutes !== null };
}

export function proposalOf(change: Change, draft: Draft, contract: Contract): Proposal {
  switch (change) {
    case 'rate':
      return rateProposal(draft, contract);
    case 'limit':
      return limitProposal(draft, contract);
    case 'manual-time':
      return manualProposal(contract);
    // What these do is asked of the house: `consequences.tsx`.
    case 'pause':
      return { fault: null, follows: '', deed: 'Pause now' };
    case 'resume':
      return { fault: null, follows: '', deed: 'Resume now' };
    case 'end':
      return { fault: null, follows: '', deed: 'End it for good' };
  }
}

export function makeChange(change: Change, draft: Draft, contract: Contract): Promise<Contract> {
  const params = { contract: contract.id };
  switch (change) {
    case 'rate': {
      const rate = parseMoney(draft.rate.trim(), contract.terms.currency) ?? 0n;
      return ask(setRate, { params, body: { rate: formatMoney(rate, contract.terms.currency) } });
    }
    case 'limit':
      return ask(setLimit, { params, body: { minutes: draft.limited ? minutesOf(draft.limit) : null } });
    case 'manual-time':
      return ask(setManualTime, { params, body: { allowed: !contract.terms.manualTime } });
    case 'pause':
      return ask(pauseContract, { params });
    case 'resume':
      return ask(resumeContract, { params });
    case 'end':
      return ask(endContract, { params });
  }
}

/** B1. */
function rateProposal(draft: Draft, { terms, may }: Contract): Proposal {
  const rate = parseMoney(draft.rate.trim(), terms.currency);
  const now = minorOf(terms.rate, terms.currency);
  const unusable = (fault: string) => ({ fault, follows: '', deed: 'Change the rate' });
  if (rate === null || rate === 0n) return unusable(`A plain number such as ${terms.rate}.`);
  if (rate === now) return unusable('This is the rate already.');
  if (rate > now && !may.includes('raise-rate')) return unusable('Only the client may raise the rate (B1).');
  if (rate < now && !may.includes('lower-rate'))
    return unusable('Only the freelancer may lower the rate (B1).');
  return {
    fault: null,
    follows: `Segments that begin from now on are paid at ${money(rate, terms.currency)} an hour. What began before keeps ${money(now, terms.currency)} (B1). ${rate > now ? 'Only the freelancer can lower it again.' : 'Only the client can raise it again.'}`,
    deed: `${rate > now ? 'Raise' : 'Lower'} to ${money(rate, terms.currency)}`,
  };
}

/** B3: a raise helps the running week at once, a cut waits for Monday. */
function limitProposal(draft: Draft, { terms }: Contract): Proposal {
  const minutes = draft.limited ? minutesOf(draft.limit) : null;
  if (draft.limited && minutes === null) {
    return { fault: 'Hours such as 20 or 20:30, at most 168.', follows: '', deed: 'Set the limit' };
  }
  const before = terms.weeklyLimitMinutes;
  const deed = minutes === null ? 'Remove the limit' : `Set ${hours(minutes * 60)} a week`;
  if (minutes === before) return { fault: 'This is the limit already.', follows: '', deed };
  const raise = minutes === null || (before !== null && minutes > before);
  const follows = raise
    ? 'It holds at once, for the whole running week: time over the old limit is billed as far as it fits (B3).'
    : 'It holds from next Monday 00:00 UTC; the running week keeps the higher limit (B3).';
  return { fault: null, follows, deed };
}

/** M1. */
function manualProposal({ terms }: Contract): Proposal {
  return terms.manualTime
    ? {
        fault: null,
        follows:
          'No more time can be written in by hand for what is worked from now on. Time worked until now keeps its permission (M1).',
        deed: 'Stop allowing it',
      }
    : {
        fault: null,
        follows:
          'The freelancer may write in time by hand, also for work already done in a week that is not locked (M1). It is billed and never protected (P1).',
        deed: 'Allow manual time',
      };
}

/** `20`, `20:30`; null for anything else, or for more than a week has. */
function minutesOf(text: string): number | null {
  const match = /^(\d{1,3})(?::([0-5]\d))?$/.exec(text.trim());
  if (!match) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2] ?? 0);
  return minutes <= LIMITS.weekMinutes ? minutes : null;
}
