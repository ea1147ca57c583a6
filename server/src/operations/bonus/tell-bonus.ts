import type { Instant } from '@stint/core/instant';
import type { BonusRequest } from '@stint/wire/bonus';
import type { LoadedContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { ofContract, sidesOf } from '../notifications/sides.ts';
import type { Tell } from '../notifications/tell.ts';

/** The client is told once of each request: asking again while it is open replaces it and tells nobody. */
export async function tellAsked(
  trx: Trx,
  tell: Tell,
  own: LoadedContract,
  { letter, n, at }: { letter: BonusRequest; n: number; at: Instant },
): Promise<void> {
  const people = { freelancer: own.freelancer.id, organisation: own.organisation.id };
  const { clients } = await sidesOf(trx, people, 'review');
  const { week, seconds, amount, currency, memo } = letter;
  const facts = { ...ofContract(own), week, other: own.freelancer.name, seconds, amount, currency, memo };
  await tell({
    to: clients,
    event: `bonus-asked:${own.id}:${week}:${n}`,
    at,
    told: { kind: 'bonus-asked', facts },
  });
}

export async function tellDeclined(
  tell: Tell,
  visible: LoadedContract,
  { letter, n, at, by }: { letter: BonusRequest; n: number; at: Instant; by: string },
): Promise<void> {
  const { week, amount, currency, answer } = letter;
  const facts = { ...ofContract(visible), week, by, amount, currency, answer: answer ?? '' };
  await tell({
    to: [visible.freelancer.id],
    event: `bonus-declined:${visible.id}:${week}:${n}`,
    at,
    told: { kind: 'bonus-declined', facts },
  });
}
