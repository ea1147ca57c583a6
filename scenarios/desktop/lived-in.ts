import { accounts } from '@stint/core/bookings';
import { moveAndTick, tick } from '@stint/server/clock';
import { sendOwed } from '@stint/server/post';
import { SHOP } from '@stint/server/testing/jobs';
import { track } from '@stint/server/testing/money';
import { FIXED, HOURLY } from '@stint/server/testing/offers';
import { heldBonus } from '@stint/server/testing/payments';
import { createAgency, createFreelancer, createMember, type TestPerson } from '@stint/server/testing/people';
import { toInstant } from '@stint/wire/letters';
import { KINDS } from '@stint/wire/told';
import { disputeSome } from './dispute-some.ts';
import { make } from './pages.ts';
import { payByFile } from './pay-by-file.ts';
import { report } from './report-some.ts';
import type { ToldWorld } from './told-world.ts';

/** A world in which every page has something to show. */
export interface LivedIn {
  /** Looks on at Acme. */
  readonly vic: TestPerson;
  readonly job: string;
  readonly proposal: string;
  /** Open, changed once; Ana has asked for more. */
  readonly offer: string;
  readonly hourly: string;
  readonly fixed: string;
  /** Over, with feedback. */
  readonly ended: string;
  readonly thread: string;
  readonly proposalThread: string;
  /** A proposal that nobody has opened, and one that was declined. */
  readonly unread: string;
  readonly declined: string;
  /** An open offer at a fixed price, and one that was declined. */
  readonly fixedOffer: string;
  readonly over: string;
  /** Of the fixed price that runs: Ana proposes it. */
  readonly milestone: string;
  /** Of two segments of the week in review; Ana has not answered. */
  readonly dispute: string;
  /** A bonus that is held. */
  readonly payment: string;
  /** The address of a shared report, on this house. */
  readonly shared: string;
  /** The end of an invitation's link. */
  readonly invitation: string;
  /** The end of a mail's link to turn it off. */
  readonly turnOff: string;
  /** Of the books: what Ana has in review, of the week that is closed. */
  readonly account: string;
  /** With a payout of Ana's in it. */
  readonly bankFile: string;
}

export async function liveIn(world: ToldWorld): Promise<LivedIn> {
  const { house, work } = world;
  const { ana, ben, acme, contract: hourly } = work;
  const vic = await createMember(house, 'Vic Marsh', acme, 'viewer');
  await createAgency(house, 'Northlight', [ana]);
  await track(work.desk, '2026-11-12T09:00:00Z', 4);
  await moveAndTick(house, toInstant('2026-11-18T10:00:00Z'));
  await track(work.desk, '2026-11-18T06:00:00Z', 3);
  await profiles(world, await createFreelancer(house, 'Cleo Park'));
  const proposed = await proposals(world);
  const fixed = await fixedPrices(world);
  const thread = await conversation(world, hourly);
  const offered = await offers(world);
  const shared = await report(world);
  const invitation = await inviteLea(world);
  const turnOff = await tellAll(world, [ana, ben]);
  await tick(house);
  const dispute = await disputeSome(world);
  const payment = await heldBonus(house, work);
  const account = accounts.inReview(ana.person);
  const bankFile = await payByFile(world);
  return {
    vic,
    dispute,
    payment,
    ...proposed,
    ...fixed,
    ...offered,
    hourly,
    thread,
    shared,
    invitation,
    turnOff,
    account,
    bankFile,
  };
}

async function profiles(world: ToldWorld, cleo: TestPerson): Promise<void> {
  const profile = {
    version: 0,
    headline: 'Shops, from the drawing to the till',
    about: 'Twelve years of shops.\n\nI answer within a day.',
    level: 'expert',
    rate: '55.00',
    currency: 'USD',
    skills: ['design', 'React', 'PostgreSQL'],
    earningsShown: true,
  };
  for (const { token } of [world.work.ana, cleo])
    await world.office.ask('PUT /profile', { token, body: profile });
}

/** A job with a proposal that has a file and a conversation, one that nobody has answered, one that is closed. */
async function proposals(world: ToldWorld) {
  const { ana, ben, acme } = world.work;
  const file = crypto.randomUUID();
  const body = Buffer.from('%PDF-1.7\n%%EOF\n');
  const headers = { 'content-type': 'application/octet-stream' };
  await world.office.ask(`PUT /attachments/${file}?name=sketch.pdf`, { token: ana.token, body, headers });
  const job = await make(world, ben, 'POST /jobs', { ...SHOP, organisation: acme });
  const sent = { amount: '45.00', message: 'I have built three of them.', attachments: [file] };
  const proposal = await make(world, ana, `POST /jobs/${job}/proposals`, sent);
  await world.office.ask(`POST /proposals/${proposal}/viewing`, { token: ben.token });
  const opened = await world.office.ask(`PUT /proposals/${proposal}/thread`, { token: ben.token });
  const proposalThread = (opened.json as { thread: string }).thread;
  await write(world, ben, proposalThread, { says: 'When could you begin?' });
  const other = { ...SHOP, organisation: acme, title: 'A price list', kind: 'fixed', budget: '800' };
  const { rateFrom: _from, rateTo: _to, ...fixed } = other;
  const closed = await make(world, ben, 'POST /jobs', fixed);
  const gladly = { amount: '790', message: 'Gladly.' };
  const declined = await make(world, ana, `POST /jobs/${closed}/proposals`, gladly);
  const no = { reason: 'Somebody else fits a little better.' };
  await world.office.ask(`POST /proposals/${declined}/decline`, { token: ben.token, body: no });
  const unread = await make(world, ana, `POST /jobs/${closed}/proposals`, gladly);
  await world.office.ask(`POST /jobs/${closed}/closing`, { token: ben.token });
  return { job, proposal, proposalThread, unread, declined };
}

/** One that runs, with milestones in several states, and one that has ended with the feedback of both. */
async function fixedPrices(world: ToldWorld) {
  const { ana, ben } = world.work;
  const [fixed, ended] = [await agreed(world, 'A price list'), await agreed(world, 'A logo')];
  const path = `/contracts/${fixed}/milestones`;
  const milestone = await make(world, ana, `POST ${path}`, {
    title: 'Search',
    says: 'Finds by part of a word',
    amount: '250',
    dueDay: '2026-12-10',
  });
  const { milestones } = (await world.office.ask(`GET ${path}`, { token: ana.token })).json as {
    milestones: { id: string }[];
  };
  await world.office.ask(`POST ${path}/${milestones[0]?.id}/submission`, {
    token: ana.token,
    body: { says: 'In the files' },
  });
  const change = { version: 0, title: 'Shop', says: 'With a basket', amount: '1200', dueDay: null };
  await world.office.ask(`PUT ${path}/${milestones[1]?.id}`, { token: ben.token, body: change });
  await world.office.ask(`POST /contracts/${ended}/end`, { token: ben.token });
  for (const { token } of [ana, ben]) {
    const body = { stars: 5, comment: 'Gladly again.', privateNote: '' };
    await world.office.ask(`PUT /contracts/${ended}/feedback`, { token, body });
  }
  return { fixed, ended, milestone };
}

async function agreed(world: ToldWorld, title: string): Promise<string> {
  const { ana, ben, acme } = world.work;
  const offered = { organisation: acme, freelancer: ana.person, title, message: 'As we said.', terms: FIXED };
  const id = await make(world, ben, 'POST /offers', offered);
  await world.office.ask(`POST /offers/${id}/acceptance`, { token: ana.token, body: { version: 1 } });
  return id;
}

/** Words of both, a file, and a question for manual time. */
async function conversation(world: ToldWorld, contract: string): Promise<string> {
  const { ana, ben } = world.work;
  await world.office.ask(`PUT /contracts/${contract}/manual-time-permission`, {
    token: ben.token,
    body: { allowed: false },
  });
  const opened = await world.office.ask(`PUT /contracts/${contract}/thread`, { token: ana.token });
  const { thread } = opened.json as { thread: string };
  await write(world, ben, thread, { says: 'Good morning.\nHow far are we?' });
  const asked = { from: '2026-11-17T08:00:00Z', to: '2026-11-17T09:00:00Z', reason: 'A call on the train' };
  await write(world, ana, thread, { says: 'Nearly there.', ask: asked });
  return thread;
}

export async function write(
  world: ToldWorld,
  { token }: Pick<TestPerson, 'token'>,
  thread: string,
  words: object,
) {
  const body = { id: crypto.randomUUID(), ...words };
  return world.office.ask(`POST /threads/${thread}/messages`, { token, body });
}

/** An offer with labels, a raise and a stipend that was changed and asked about; one that was declined. */
async function offers(world: ToldWorld) {
  const { ana, ben, acme } = world.work;
  const offered = {
    organisation: acme,
    freelancer: ana.person,
    title: 'A new shop',
    message: 'We liked it.',
  };
  const offer = await make(world, ben, 'POST /offers', { ...offered, terms: HOURLY });
  const terms = {
    ...HOURLY,
    rate: '48.00',
    activityLabels: [
      { name: 'design', minActiveMinutes: null },
      { name: 'calls', minActiveMinutes: 0 },
    ],
    scheduledRaise: { day: '2027-02-01', rate: '52.00' },
    weeklyStipend: '50.00',
  };
  const { title, message } = offered;
  await world.office.ask(`PUT /offers/${offer}`, {
    token: ben.token,
    body: { version: 1, title, message, terms },
  });
  await world.office.ask(`POST /offers/${offer}/asks`, {
    token: ana.token,
    body: { says: 'A higher limit?' },
  });
  const over = await make(world, ben, 'POST /offers', { ...offered, title: 'Letters', terms: HOURLY });
  const body = { reason: 'I write no letters.' };
  await world.office.ask(`POST /offers/${over}/decline`, { token: ana.token, body });
  const fixedOffer = await make(world, ben, 'POST /offers', { ...offered, title: 'A poster', terms: FIXED });
  return { offer, over, fixedOffer };
}

/** An invitation that nobody has answered. Answers the end of its link. */
async function inviteLea(world: ToldWorld): Promise<string> {
  const { ben, acme } = world.work;
  const body = { email: 'lea@example.test', role: 'reviewer' };
  await make(world, ben, `POST /organisations/${acme}/invitations`, body);
  await sendOwed(world.house);
  const mail = (await world.sink.list()).find(({ to }) => to.includes(body.email));
  return /\/invitations\/(\S+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

/** Everybody is told something of every kind. Answers the end of a link that turns a mail off. */
async function tellAll(world: ToldWorld, people: readonly TestPerson[]): Promise<string> {
  for (const person of people) for (const kind of KINDS) await world.tell(person, kind);
  await sendOwed(world.house);
  const link = (await world.sink.list()).find(({ turnOff }) => turnOff !== null)?.turnOff ?? '';
  return new URL(link).pathname.split('/').at(-1) ?? '';
}
