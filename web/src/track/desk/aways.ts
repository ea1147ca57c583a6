import type { Instant } from '@stint/core/instant';
import { formatInstant } from '@stint/core/instant';
import { isRefusal } from '@stint/core/refusal';
import type { Span } from '@stint/core/span';
import type { Away } from '@stint/tracker/desk/away';
import { claimText, idOfHash } from '@stint/tracker/desk/claim';
import { offerOf } from '@stint/tracker/desk/offer';
import { memoText } from '@stint/tracker/record';
import { type ClientOptions, call, Refused, Unreachable } from '@stint/wire/client';
import type { Contract } from '@stint/wire/contracts';
import { addManualTime } from '@stint/wire/diary';
import { hexOf } from './hash.ts';

const PATIENCE_MS = 15_000;

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

/** Writes it in, once however often it is asked for. The house decides (M1 to M3): its refusal, or `house-unreachable`, leaves the offer as it is. */
export async function claim(
  client: ClientOptions,
  device: string,
  away: ViewAway,
  memo: string,
): Promise<Refused | 'house-unreachable' | null> {
  const { contract, offer } = away;
  const id = idOfHash(await hexOf(new TextEncoder().encode(claimText(device, away))));
  const body = { id, from: formatInstant(offer.from), to: formatInstant(offer.to), memo: memoText(memo) };
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    await call(client, addManualTime, { params: { contract }, body, signal });
    return null;
  } catch (fault) {
    if (fault instanceof Refused) return fault;
    if (fault instanceof Unreachable) return 'house-unreachable';
    throw fault;
  }
}
