import { formatInstant } from '@stint/core/instant';
import { METHOD_WAIT_SECONDS } from '@stint/core/payout';
import { moveClock } from '../operations/clock/move-clock.ts';
import { setHouseAccount } from '../operations/payouts/desk.ts';
import { setPayoutMethod } from '../operations/payouts/methods.ts';
import type { TestHouse } from './house.ts';
import { done } from './jobs.ts';
import type { TestPeople, TestPerson } from './people.ts';

/** IBANs of the examples that banks print. */
export const IBANS = {
  ana: 'DE89 3704 0044 0532 0130 00',
  house: 'NL91 ABNA 0417 1643 00',
  other: 'FR14 2004 1010 0505 0001 3M02 606',
} as const;

/** From now on somebody is paid by bank; the clock goes on to where that is in force. */
export async function paidByBank(
  house: TestHouse,
  { ana, olu }: Pick<TestPeople, 'ana' | 'olu'>,
  iban: string = IBANS.ana,
): Promise<string> {
  const { id } = done(await setByBank(house, ana, iban));
  const to = formatInstant(house.clock.now() + METHOD_WAIT_SECONDS);
  done(await moveClock(house, olu, { now: to }));
  return id;
}

export function setByBank(house: TestHouse, person: TestPerson, iban: string, id = house.random.uuid()) {
  const { password } = person;
  return setPayoutMethod(house, person, { id, password, bank: { holder: 'Ana Duarte', account: { iban } } });
}

/** The account from which the house pays. */
export async function houseHasBank(house: TestHouse, olu: TestPerson, currency: string): Promise<void> {
  const { password } = olu;
  const asked = { currency, password, holder: 'Stint House B.V.', account: { iban: IBANS.house } };
  const no = await setHouseAccount(house, olu, asked);
  if (no) throw new Error(no.refused);
}
