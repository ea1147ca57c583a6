import type { ManualTerms } from '@stint/core/corrections';
import { unchanged } from '@stint/core/timeline';
import type { readTimeline } from '@stint/wire/contracts';
import { toInstant } from '@stint/wire/letters';
import type { Answer } from '@stint/wire/route';
import { useQuery } from '@tanstack/react-query';
import { timelineOf } from '../api/queries.ts';
import { useContract } from './context.ts';

/** When the open contract allowed manual time (M1). Until its timeline is here: as it does now. */
export function useManualTerms(): ManualTerms {
  const { contract } = useContract();
  return manualTermsOf(contract, useQuery(timelineOf(contract.id)).data ?? []);
}

export function manualTermsOf(
  contract: { readonly starts: string; readonly terms: { readonly manualTime: boolean } },
  timeline: Answer<typeof readTimeline>,
): ManualTerms {
  const starts = toInstant(contract.starts);
  const changes = timeline.filter(({ what }) => what === 'manual-time');
  const [earliest] = changes;
  if (!earliest) return { starts, manualTime: unchanged(contract.terms.manualTime) };
  return {
    starts,
    manualTime: {
      first: earliest.from === 'allowed',
      changes: changes.map(({ at, to }) => ({ at: toInstant(at), value: to === 'allowed' })),
    },
  };
}
