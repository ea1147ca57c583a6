import type { Instant } from '@stint/core/instant';
import { formatInstant } from '@stint/core/instant';
import { isRefusal } from '@stint/core/refusal';
import type { Span } from '@stint/core/span';
import type { Away } from '@stint/tracker/desk/away';
import { offerOf } from '@stint/tracker/desk/offer';
import { type ClientOptions, call, Refused, Unreachable } from '@stint/wire/client';
import type { Contract } from '@stint/wire/contracts';
import { addManualTime } from '@stint/wire/diary';

/** Time that was not tracked because this page was asleep or gone, and that can be written in by hand (M5). */
export interface ViewAway {
  readonly contract: string;
  readonly memo: string;
  readonly from: Instant;
  readonly to: Instant;
  /** The part that lies on the boundaries of manual time (M2). */
  readonly offer: Span;
}

/** Only what can be claimed is asked about; of the rest the ending has told. */
export function awaysOf(
  aways: readonly Away[],
  contractOf: (id: string) => Contract | null,
  now: Instant,
): ViewAway[] {
  return aways.flatMap((away) => {
    const { contract, memo, from, to } = away;
    const offer = offerOf(away, contractOf(contract), now);
    return to === null || isRefusal(offer) ? [] : [{ contract, memo, from, to, offer }];
  });
}

/** Writes it in. The house decides (M1 to M3): its refusal, or `house-unreachable`, leaves the offer as it is. */
export async function claim(
  client: ClientOptions,
  { contract, offer }: ViewAway,
  memo: string,
): Promise<Refused | 'house-unreachable' | null> {
  const body = { from: formatInstant(offer.from), to: formatInstant(offer.to), memo };
  try {
    await call(client, addManualTime, { params: { contract }, body });
    return null;
  } catch (fault) {
    if (fault instanceof Refused) return fault;
    if (fault instanceof Unreachable) return 'house-unreachable';
    throw fault;
  }
}
