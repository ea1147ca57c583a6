import { formatHours } from '@stint/core/duration';
import { formatInstant, type Instant } from '@stint/core/instant';
import { isRefusal } from '@stint/core/refusal';
import { sayRefusal } from '@stint/core/sentences';
import type { Contract } from '@stint/wire/contracts';
import type { DeskSession } from '@stint/wire/desk';
import { namesOf } from './contracts.ts';
import type { Away } from './desk/away.ts';
import type { Paused } from './desk/events.ts';
import { offerOf } from './desk/offer.ts';
import type { KeySaid } from './desk-deeds.ts';
import { sentenceOf } from './refusal.ts';
import type { Status, StatusAway, StatusElsewhere } from './status-page.ts';

/** What is to be decided first: the last time away. While nobody has come back it grows. */
export function awayLine(
  aways: readonly Away[],
  contracts: readonly Contract[],
  now: Instant,
): StatusAway | null {
  const away = aways.at(-1);
  if (!away) return null;
  const contract = contracts.find(({ id }) => id === away.contract) ?? null;
  const offer = offerOf(away, contract, now);
  const to = away.to ?? now;
  const line = {
    ...namesOf(contracts, away.contract),
    from: formatInstant(away.from),
    to: formatInstant(to),
    reason: away.reason,
    memo: away.memo,
    earlier: aways.length - 1,
  };
  if (isRefusal(offer)) return { ...line, manual: null, says: null, refusal: refusalWords(offer.refused) };
  const step = contract?.terms.pay === 'exact' ? 'whole minutes' : 'ten-minute boundaries (:00, :10, …)';
  const all = formatHours(to - away.from);
  const some = formatHours(offer.to - offer.from);
  return {
    ...line,
    manual: { from: formatInstant(offer.from), to: formatInstant(offer.to) },
    says: `Of ${all} away, ${some} can be written in as manual time: it lies on ${step}, outside the running segment (M2).`,
    refusal: null,
  };
}

export function pausedLine(paused: Paused | null, contracts: readonly Contract[]): Status['paused'] {
  if (!paused) return null;
  const { contract, memo, since } = paused;
  return { ...namesOf(contracts, contract), memo, since: formatInstant(since) };
}

export function keyLine(said: KeySaid | null): Status['pauseKeySaid'] {
  return said && { at: formatInstant(said.at), refused: said.refused, says: sentenceOf(said) };
}

export function elsewhereLine(session: DeskSession | null): StatusElsewhere | null {
  if (!session) return null;
  const { contract, title, client, deviceName, since } = session;
  return { contract, title, client, deviceName, since };
}

function refusalWords(code: Parameters<typeof sayRefusal>[0]): string {
  if (code === 'not-on-boundary') {
    return 'It is too short: manual time lies on ten-minute boundaries (:00, :10, …), under exact pay on whole minutes, and none fits into it (M2).';
  }
  const { sentence, rule } = sayRefusal(code);
  return `${sentence} (${rule})`;
}
