import type { ManualTerms } from '@stint/core/corrections';
import { unchanged } from '@stint/core/timeline';
import { toInstant } from '@stint/wire/letters';
import type { TimelineItem } from '@stint/wire/timeline';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useContract } from './context.ts';
import { versionsOf } from './versions.ts';

/** When the open contract allowed manual time (M1). Until its versions are here: as it does now. */
export function useManualTerms(): ManualTerms {
  const { contract } = useContract();
  const { data } = useQuery(versionsOf(contract.id));
  return useMemo(() => manualTermsOf(contract, data ?? []), [contract, data]);
}

/** Of the newest versions, as they are answered: the newest first. */
export function manualTermsOf(
  contract: { readonly starts: string; readonly terms: { readonly manualTime: boolean } },
  versions: readonly TimelineItem[],
): ManualTerms {
  const starts = toInstant(contract.starts);
  const changes = versions.filter((item) => item.what === 'manual-time').toReversed();
  const [earliest] = changes;
  if (!earliest) return { starts, manualTime: unchanged(contract.terms.manualTime) };
  return {
    starts,
    manualTime: {
      first: earliest.from,
      changes: changes.map(({ at, to }) => ({ at: toInstant(at), value: to })),
    },
  };
}
