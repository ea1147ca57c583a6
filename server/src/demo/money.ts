import { DAY_SECONDS as DAY, formatDay, HOUR_SECONDS as HOUR, type Instant } from '@stint/core/instant';
import type { Actor, House } from '../house.ts';
import { fundMilestone } from '../operations/escrow/fund-milestone.ts';
import { releaseMilestone } from '../operations/escrow/release-milestone.ts';
import { listMilestones } from '../operations/milestones/list-milestones.ts';
import { milestoneDeed } from '../operations/milestones/milestone-deed.ts';
import { listPaymentMethods } from '../operations/money/list-payment-methods.ts';
import { payOut } from '../operations/money/pay-out.ts';
import { acceptOffer } from '../operations/offers/accept-offer.ts';
import { makeOffer } from '../operations/offers/make-offer.ts';
import { makePayment } from '../operations/one-time/make-payment.ts';
import { depositToFund } from '../operations/protection/deposit-to-fund.ts';
import { giveRefund } from '../operations/refunds/give-refund.ts';
import { expectDone } from './bring.ts';
import { BONUS, GIVEN_BACK, SIZE_GUIDE } from './handshake-words.ts';
import type { DemoDeed } from './handshakes.ts';
import type { DemoWorld } from './move-in.ts';

/**
 * The money beside the hours: what the operator puts into the fund, a bonus, a part of the first week given back, a payout,
 * and a size guide for a fixed price: one milestone released, one submitted, one funded.
 */
export function moneyDeeds(house: House, world: DemoWorld, first: Instant, now: Instant): DemoDeed[] {
  const { ana, olu, contract } = world;
  const { ben } = world.meeting;
  const at = (instant: Instant, deed: () => Promise<unknown>): DemoDeed => ({
    at: instant,
    done: false,
    do: async () => void (await deed()),
  });
  const id = () => house.random.uuid();
  return [
    at(first - 2 * DAY, async () =>
      expectDone(await depositToFund(house, olu, { id: id(), currency: 'USD', amount: '500.00' })),
    ),
    at(first + 8 * DAY + 8 * HOUR, async () =>
      expectDone(await makePayment(house, ben, { contract, id: id(), kind: 'bonus', ...BONUS })),
    ),
    at(first + 10 * DAY + 17 * HOUR, async () =>
      expectDone(await giveRefund(house, ana, { contract, week: formatDay(first), id: id(), ...GIVEN_BACK })),
    ),
    at(first + 13 * DAY + 20 * HOUR, async () =>
      expectDone(await payOut(house, ana, { id: id(), currency: 'USD', amount: '60.00' })),
    ),
    ...sizeGuide(house, world, first, now).map(([instant, deed]) => at(instant, deed)),
  ];
}

function sizeGuide(
  house: House,
  { ana, meeting: { ben, acme } }: DemoWorld,
  first: Instant,
  now: Instant,
): [Instant, () => Promise<void>][] {
  let contract = '';
  const fund = (n: number) => fundOf(house, ben, { contract, organisation: acme, n });
  const submit = async (n: number, says: string) => {
    const { id: milestone } = await milestoneOf(house, ana, contract, n);
    expectDone(await milestoneDeed(house, ana, { contract, milestone }, { deed: 'submit' }, says));
  };
  return [
    [
      first + 7 * DAY + 9 * HOUR,
      async () => {
        const { title, message, terms, milestones } = SIZE_GUIDE;
        const due = milestones.map((one, n) => ({ ...one, dueDay: formatDay(first + (11 + 7 * n) * DAY) }));
        const asked = { organisation: acme, freelancer: ana.person, title, message };
        contract = expectDone(
          await makeOffer(house, ben, { ...asked, terms: { ...terms, milestones: due } }),
        ).id;
      },
    ],
    [
      first + 7 * DAY + 10 * HOUR,
      async () => void expectDone(await acceptOffer(house, ana, { offer: contract, version: 1 })),
    ],
    [first + 7 * DAY + 11 * HOUR, () => fund(1)],
    [first + 9 * DAY + 16 * HOUR, () => submit(1, SIZE_GUIDE.submitted[0])],
    [first + 10 * DAY + 9 * HOUR, () => releaseOf(house, ben, contract)],
    [first + 10 * DAY + 10 * HOUR, () => fund(2)],
    [now - 2 * DAY + 2 * HOUR, () => submit(2, SIZE_GUIDE.submitted[1])],
    [now - DAY - 5 * HOUR, () => fund(3)],
  ];
}

async function milestoneOf(house: House, actor: Actor, contract: string, n: number) {
  const { milestones } = expectDone(await listMilestones(house, actor, { contract }));
  const milestone = milestones[n - 1];
  if (!milestone) throw new Error(`the demo world has no milestone ${n}`);
  return milestone;
}

async function fundOf(
  house: House,
  payer: Actor,
  { contract, organisation, n }: { contract: string; organisation: string; n: number },
): Promise<void> {
  const [card] = expectDone(await listPaymentMethods(house, payer, { organisation }));
  const { id: milestone, version } = await milestoneOf(house, payer, contract, n);
  const paid = { id: house.random.uuid(), paymentMethod: card?.id ?? '', version };
  expectDone(await fundMilestone(house, payer, { contract, milestone, ...paid }));
}

async function releaseOf(house: House, payer: Actor, contract: string): Promise<void> {
  const { id: milestone, version, money } = await milestoneOf(house, payer, contract, 1);
  const all = { version, amount: money?.held ?? '', rest: 'client' } as const;
  expectDone(await releaseMilestone(house, payer, { contract, milestone, ...all }));
}
