import { SILENCE_SECONDS } from '@stint/core/escrow/claim';
import { isAgreed } from '@stint/core/handshake/milestone';
import type { Right } from '@stint/core/handshake/roles';
import { DAY_SECONDS, formatInstant, type Instant, parseDay } from '@stint/core/instant';
import type { Need } from '@stint/wire/needs';
import type { Actor } from '../../house.ts';
import type { ClaimToAnswer, MilestoneWaiting } from '../../store/needs-escrow.ts';
import { hasRight } from '../people/rights.ts';
import { type As, ofContract } from './of-contracts.ts';
import { sumOf } from './of-weeks.ts';

const WHAT = {
  'proposed-by-client': 'agree',
  'proposed-by-freelancer': 'agree',
  'change-by-client': 'agree-change',
  'change-by-freelancer': 'agree-change',
  agreed: 'do',
  submitted: 'look',
  released: 'look',
  dropped: 'look',
} as const;

/**
 * `until`: the end of its due day in UTC, where work is awaited; of submitted work with its money in escrow, when silence
 * releases it.
 */
export function milestoneNeed(milestone: MilestoneWaiting, as: As): Need {
  const { contract, n, name, due_day: dueDay, amount, currency, held } = milestone;
  const what = toFund(milestone, as) ? 'fund' : WHAT[milestone.state];
  const until = untilOf(milestone, what);
  return {
    ...ofContract(milestone, as),
    kind: 'milestone',
    key: `milestone ${as} ${contract} ${n} ${what}`,
    facts: { n, name, what, dueDay, funded: held === null ? null : held >= amount },
    until: until === null ? null : formatInstant(until),
    stake: sumOf(what === 'fund' ? amount - (held ?? 0n) : amount, currency),
    go: { page: 'contract', contract, change: null },
  };
}

/** The client's word on a change comes before its money. */
function toFund({ state, held, amount }: MilestoneWaiting, as: As): boolean {
  if (as !== 'client' || held === null || held >= amount) return false;
  return isAgreed(state) && state !== 'change-by-freelancer';
}

function untilOf(
  { due_day: dueDay, held, submitted_at: at }: MilestoneWaiting,
  what: string,
): Instant | null {
  if (what === 'look') return at !== null && held !== null && held > 0n ? at + SILENCE_SECONDS : null;
  const due = dueDay !== null && (what === 'do' || what === 'agree-change') ? parseDay(dueDay) : null;
  return due === null ? null : due + DAY_SECONDS;
}

/** Waits for those of the client's people who may do it: pay for it, release its money or ask for changes, or change terms. */
export function clientMilestoneNeed(milestone: MilestoneWaiting, actor: Actor): Need[] {
  const need = milestoneNeed(milestone, 'client');
  const { organisation, state } = milestone;
  const rights: readonly Right[] = toFund(milestone, 'client')
    ? ['pay']
    : state === 'submitted'
      ? ['review', 'change-terms']
      : ['change-terms'];
  return rights.some((right) => hasRight(actor, organisation, right)) ? [need] : [];
}

/** Its freelancer has seven days to dispute, its client five to answer. */
export function claimNeed(claim: ClaimToAnswer, as: As): Need {
  const { contract, n, held, currency, until } = claim;
  return {
    ...ofContract(claim, as),
    kind: 'escrow-claim',
    key: `escrow-claim ${as} ${contract} ${n}`,
    facts: {},
    until: formatInstant(until),
    stake: sumOf(held, currency),
    go: { page: 'contract', contract, change: null },
  };
}

/** What both sides have said waits until an operator decides. */
export function claimsNeed(heard: { count: number; since: Instant } | null): Need[] {
  if (!heard) return [];
  return [
    {
      as: 'operator',
      about: '',
      who: null,
      kind: 'claims-to-decide',
      key: 'claims-to-decide',
      facts: { count: heard.count, since: formatInstant(heard.since) },
      until: null,
      stake: null,
      go: { page: 'disputes' },
    },
  ];
}
