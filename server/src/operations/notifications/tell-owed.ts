import { stepIds } from '@stint/core/bookings';
import type { Right } from '@stint/core/handshake/roles';
import { formatDay, formatInstant } from '@stint/core/instant';
import { sum } from '@stint/core/money';
import { weekOf } from '@stint/core/week';
import type { Told } from '@stint/wire/told';
import type { House } from '../../house.ts';
import { type LoadedContract, loadContract } from '../../store/contracts.ts';
import type { Trx } from '../../store/desk.ts';
import { findDevice } from '../../store/devices.ts';
import { entriesOf } from '../../store/ledger.ts';
import { type OwedTelling, oweLimitToClient, takeOwed } from '../../store/tellings-owed.ts';
import { issuedInvoices } from '../../store/weeks.ts';
import { tellAvailable, tellClosed } from '../money/tell-money.ts';
import { bookedWeek } from '../review/in-review.ts';
import { limitOf } from './limit.ts';
import { ofContract, sidesOf } from './sides.ts';
import { type Tell, tellingIn } from './tell.ts';

/**
 * Tells what was owed: a new tracker at once; time that came late or gave way when its pile has come (T6, M4); a limit that
 * is near or reached (B2). Answers '' (it is told to people, not to the log); null when somebody else was first.
 */
export async function tellOwed(house: House, owed: OwedTelling): Promise<string | null> {
  return tellingIn(house, async (trx, tell) => {
    const taken = await takeOwed(trx, owed);
    if (!taken) return null;
    if (owed.what === 'tracker') await tellTracker(house, trx, tell, owed);
    else {
      const loaded = await loadContract(trx, owed.subject);
      if (loaded) await TELL[owed.what]({ house, trx, tell, loaded, owed, ...taken });
    }
    return '';
  });
}

interface Taken {
  readonly house: House;
  readonly trx: Trx;
  readonly tell: Tell;
  readonly loaded: LoadedContract;
  readonly owed: OwedTelling;
  readonly seconds: number;
  readonly dueAt: number;
}

const TELL: Readonly<Record<Exclude<OwedTelling['what'], 'tracker'>, (taken: Taken) => Promise<void>>> = {
  late: async (taken) => {
    const { house, tell, loaded, owed, seconds, dueAt } = taken;
    const facts = { ...ofWeek(taken), other: loaded.organisation.name, seconds };
    const event = `time-late:${owed.subject}:${facts.week}:${dueAt}`;
    const told: Told = { kind: 'time-late', facts };
    await tell({ to: [loaded.freelancer.id], event, at: house.clock.now(), told });
  },
  // M4: both sides are told.
  'gave-way': async (taken) => {
    const { house, trx, tell, loaded, owed, seconds, dueAt } = taken;
    const { freelancer, clients } = await sides(trx, loaded, 'review');
    const facts = { ...ofWeek(taken), seconds };
    const event = `time-gave-way:${owed.subject}:${facts.week}:${dueAt}`;
    const told: Told = { kind: 'time-gave-way', facts };
    await tell({ to: [...freelancer, ...clients], event, at: house.clock.now(), told });
  },
  limit: async (taken) => {
    const { house, trx, tell, loaded, owed } = taken;
    const at = house.clock.now();
    // A week that is over is corrected, and no longer worked towards a limit.
    if (weekOf(at) !== owed.week) return;
    const limit = await limitOf(trx, loaded, owed.week);
    if (limit === null || limit.state === 'far') return;
    const { state, countedSeconds, limitMinutes } = limit;
    const facts = { ...ofWeek(taken), other: loaded.organisation.name, countedSeconds, limitMinutes };
    const kind = state === 'reached' ? 'limit-reached' : 'limit-near';
    // By the limit: one that was raised can be reached anew.
    const event = `${kind}:${owed.subject}:${facts.week}:${limitMinutes}`;
    await tell({ to: [loaded.freelancer.id], event, at, told: { kind, facts } });
    if (state !== 'reached') return;
    await oweLimitToClient(trx, { freelancer: owed.person, contract: owed.subject }, owed.week, at);
  },
  'week-closed': async ({ trx, tell, loaded, owed, dueAt }) => {
    const key = { organisation: loaded.organisation.id, contract: loaded.id };
    const invoice = (await issuedInvoices(trx, key, [owed.week])).get(owed.week);
    if (invoice) await tellClosed(trx, tell, loaded, { week: owed.week, invoice, at: dueAt });
  },
  'money-available': async ({ trx, tell, loaded, owed, dueAt }) => {
    const booked = bookedWeek(loaded, owed.week);
    const [entry] = await entriesOf(trx, [stepIds(booked).released]);
    const net = sum((entry?.postings ?? []).map(({ amount }) => amount));
    if (net > 0n) await tellAvailable(tell, { booked, net, title: loaded.title }, dueAt);
  },
  'limit-client': async (taken) => {
    const { house, trx, tell, loaded, owed } = taken;
    if (weekOf(house.clock.now()) !== owed.week) return;
    const limit = await limitOf(trx, loaded, owed.week);
    if (limit?.state !== 'reached') return;
    const { countedSeconds, limitMinutes } = limit;
    const facts = { ...ofWeek(taken), other: loaded.freelancer.name, countedSeconds, limitMinutes };
    const event = `limit-used-up:${owed.subject}:${facts.week}:${limitMinutes}`;
    const told: Told = { kind: 'limit-used-up', facts };
    await tell({
      to: (await sides(trx, loaded, 'change-terms')).clients,
      event,
      at: house.clock.now(),
      told,
    });
  },
};

async function tellTracker(house: House, trx: Trx, tell: Tell, owed: OwedTelling): Promise<void> {
  const device = await findDevice(trx, owed.subject);
  if (!device) return;
  const facts = { device: device.name, at: formatInstant(device.since) };
  const told: Told = { kind: 'tracker-signed-in', facts };
  await tell({ to: [owed.person], event: `tracker-signed-in:${owed.subject}`, at: house.clock.now(), told });
}

function sides(trx: Trx, { freelancer, organisation }: LoadedContract, right: Right) {
  return sidesOf(trx, { freelancer: freelancer.id, organisation: organisation.id }, right);
}

function ofWeek({ loaded, owed }: Taken): { contract: string; title: string; week: string } {
  return { ...ofContract(loaded), week: formatDay(owed.week) };
}
