import { formatInstant } from '@stint/core/instant';
import { formatMoney } from '@stint/core/money';
import { expect } from 'vitest';
import { tick } from '../clock.ts';
import { payDebt } from '../operations/debts/pay-debt.ts';
import { payOut } from '../operations/money/pay-out.ts';
import { heedChargeback } from '../operations/payments/heed-chargeback.ts';
import { giveRefund } from '../operations/refunds/give-refund.ts';
import { listReturns, sendRefundAgain } from '../operations/refunds/list-returns.ts';
import { sendRefund } from '../operations/refunds/send-refund.ts';
import { answerDispute } from '../operations/review/answer-dispute.ts';
import { openDispute } from '../operations/review/open-dispute.ts';
import { isRefusal } from '../refusal.ts';
import { findRefundToSend } from '../store/refund-sending.ts';
import { addCard, armFault, CARDS } from './money.ts';
import { type World, whatIsWhere } from './money-sums.ts';
import { seededRandom } from './random.ts';
import { bankSays, sendBack, takeBack } from './refunds.ts';
import { at, tracked, WEEK } from './review.ts';

// Random deeds with one week's money, and where all of it is afterwards.

/** What a plain reckoning of the same deeds expects. */
export interface Model {
  /** Of totals, as Ana or Olu gave them back. */
  given: bigint;
  readonly chargebacks: { readonly id: string; state: 'open' | 'won' | 'lost' }[];
}
type Dice = (sides: number) => number;

/** What the processor takes for a chargeback. */
export const FEE = 1500n;

export async function oneStep(world: World, below: Dice, model: Model): Promise<void> {
  const deeds: readonly (() => Promise<unknown>)[] = [
    () => twice(below, () => refund(world, below, model)),
    () => twice(below, () => refund(world, below, model)),
    () => payout(world, below),
    () => Promise.all([refund(world, below, model), payout(world, below), hear(world, model)]),
    () => dispute(world, below),
    () => goToBank(world, below, model),
    () => decide(world, below, model),
    () => comeBack(world, below),
    () => hear(world, model),
    () => payNow(world),
    () => again(world),
    () => armFault(world.house, '/v1/refunds', below(2) === 0 ? 'drop-answer' : 'fail-before'),
    async () => dieOnce(world, below),
    () => wait(world, below),
    () => wait(world, below),
  ];
  await deeds[below(deeds.length)]?.();
}

async function twice(below: Dice, deed: () => Promise<unknown>): Promise<void> {
  await (below(2) === 0 ? deed() : Promise.all([deed(), deed()]));
}

/** Also such as are too much: they are refused, and leave nothing. */
async function refund(world: World, below: Dice, model: Model): Promise<void> {
  const amount = BigInt(1 + below(4500));
  const who = below(4) === 0 ? world.work.olu : world.work.ana;
  const asked = { contract: world.work.contract, week: WEEK, amount: formatMoney(amount, 'USD') };
  const id = world.house.random.uuid();
  const give = () =>
    giveRefund(world.house, who, { ...asked, id, says: who === world.work.olu ? 'Agreed.' : '' });
  const all = await Promise.all([give(), give()]);
  const done = all.filter((one) => !isRefusal(one));
  // The same id is the same refund, or the same refusal.
  expect(done.length === 0 || done.length === all.length).toBe(true);
  if (done.length > 0) model.given += amount;
}

async function payout(world: World, below: Dice): Promise<void> {
  const amount = formatMoney(BigInt(1 + below(8100)), 'USD');
  await payOut(world.house, world.work.ana, { id: world.house.random.uuid(), currency: 'USD', amount }).catch(
    isOfTheDead,
  );
}

async function dispute(world: World, below: Dice): Promise<void> {
  const segments = [tracked(below(2) === 0 ? '2026-11-18T07:00:00Z' : '2026-11-18T06:30:00Z')];
  const parts = [{ reason: 'idle' as const, says: '', segments }];
  const opened = await openDispute(world.house, world.work.ben, {
    contract: world.work.contract,
    week: WEEK,
    parts,
  });
  if (isRefusal(opened) || below(2) === 0) return;
  const id = opened.disputes.at(-1)?.id ?? '';
  await answerDispute(world.house, world.work.ana, {
    contract: world.work.contract,
    dispute: id,
    answer: 'accept',
  });
}

async function goToBank(world: World, below: Dice, model: Model): Promise<void> {
  const paid = await world.house.db
    .selectFrom('charge')
    .select('id')
    .where('state', '=', 'succeeded')
    .executeTakeFirst();
  const isTold = (await whatIsWhere(world)).heard === model.chargebacks.length;
  if (!paid || !isTold || (await heldOfCharge(world)) === 0n) return;
  const id = await takeBack(world.house, Number(FEE));
  model.chargebacks.push({ id, state: 'open' });
  if (below(2) === 0) await hear(world, model);
}

/** What of the charge is left at the processor, which refunds may have emptied. */
async function heldOfCharge(world: World): Promise<bigint> {
  const { charged, sent, takenBack } = await whatIsWhere(world);
  const asked = await world.house.db
    .selectFrom('refund')
    .select('id')
    .where('state', 'in', ['asked', 'waiting'])
    .execute();
  return asked.length > 0 ? 0n : charged - sent - takenBack;
}

async function decide(world: World, below: Dice, { chargebacks }: Model): Promise<void> {
  const open = chargebacks.find(({ state }) => state === 'open');
  if (!open) return;
  open.state = below(2) === 0 ? 'won' : 'lost';
  await bankSays(world.house, open.id, open.state);
}

/** The house hears of what the bank did, twice at once, as letters come. */
async function hear(world: World, { chargebacks }: Model): Promise<void> {
  for (const { id } of chargebacks)
    await Promise.all([heedChargeback(world.house, id), heedChargeback(world.house, id)]);
}

/** The card's bank sends a refund back; the house hears of it twice. */
async function comeBack(world: World, below: Dice): Promise<void> {
  const rows = await world.house.db
    .selectFrom('refund')
    .select(['id', 'processor_ref'])
    .where('state', '=', 'sent')
    .execute();
  const one = rows[below(Math.max(1, rows.length))];
  const paid = await world.house.db
    .selectFrom('charge')
    .select('id')
    .where('state', '=', 'succeeded')
    .executeTakeFirst();
  if (!one || !paid) return;
  await sendBack(world.house, one.processor_ref ?? '');
  const letter = await findRefundToSend(world.house.db, one.id);
  if (letter) await Promise.all([sendRefund(world.house, letter), sendRefund(world.house, letter)]);
}

async function payNow(world: World): Promise<void> {
  const paymentMethod = await addCard(world.house, world.work, CARDS.good);
  const owes = { organisation: world.work.acme, contract: world.work.contract, week: WEEK, paymentMethod };
  await payDebt(world.house, world.work.ben, owes).catch(isOfTheDead);
}

async function again(world: World): Promise<void> {
  const { refunds } = await listReturns(world.house);
  for (const { id } of refunds)
    await sendRefundAgain(world.house, world.work.olu, { refund: id }).catch(isOfTheDead);
}

/** The next time that the processor is asked, it answers, and the house is dead before it writes that down. */
function dieOnce(world: World, below: Dice): void {
  const { payments } = world.house;
  const what = (['refund', 'charge', 'payout'] as const)[below(3)] ?? 'refund';
  const dying = async (ask: never): Promise<never> => {
    world.house = { ...world.house, payments };
    await (payments[what] as (asked: never) => Promise<unknown>)(ask);
    throw new Error('dead');
  };
  world.house = { ...world.house, payments: { ...payments, [what]: dying } };
}

async function wait(world: World, below: Dice): Promise<void> {
  const now = world.house.clock.now() + 3600 * (1 + below(72));
  await at(world.house, formatInstant(now)).catch(isOfTheDead);
}

export async function ticked(world: World): Promise<void> {
  await tick(world.house).catch(isOfTheDead);
  await tick(world.house);
}

function isOfTheDead(error: unknown): [] {
  if (error instanceof Error && error.message.includes('dead')) return [];
  throw error;
}

/** All is decided, heard, paid and sent, and time goes on. */
export async function settleAll(world: World, model: Model): Promise<void> {
  for (let round = 0; round < 3; round += 1) {
    await hear(world, model);
    await ticked(world);
    for (const one of model.chargebacks.filter(({ state }) => state === 'open')) {
      one.state = 'won';
      await bankSays(world.house, one.id, 'won');
    }
    await hear(world, model);
    await payNow(world);
    await again(world);
    await ticked(world);
  }
  await at(world.house, '2027-02-01T00:00:00Z').catch(isOfTheDead);
  await at(world.house, '2027-02-01T00:00:00Z');
}

export function dice(seed: string): Dice {
  const random = seededRandom(seed);
  return (sides) => random.bytes(4).readUInt32BE() % sides;
}
