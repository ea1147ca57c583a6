import { Readable } from 'node:stream';
import { ANSWER_SECONDS } from '@stint/core/dispute';
import { parseWeek } from '@stint/core/week';
import { uploadAttachment } from '../operations/attachments/upload-attachment.ts';
import { askBonus } from '../operations/bonus/ask-bonus.ts';
import { createContract } from '../operations/contracts/create-contract.ts';
import { authorizeDevice } from '../operations/devices/authorize-device.ts';
import { decideGrant } from '../operations/devices/decide-grant.ts';
import { uploadPicture } from '../operations/diary/upload-picture.ts';
import { turnOffToken } from '../operations/mail/turn-off-token.ts';
import { listMilestones } from '../operations/milestones/list-milestones.ts';
import { listNotifications } from '../operations/notifications/list-notifications.ts';
import { acceptOffer } from '../operations/offers/accept-offer.ts';
import { makeOffer } from '../operations/offers/make-offer.ts';
import { listSignIns } from '../operations/people/list-sign-ins.ts';
import { inviteMember } from '../operations/teams/invite-member.ts';
import { openContractThread } from '../operations/threads/open-thread.ts';
import { sendMessage } from '../operations/threads/send-message.ts';
import { putDispute } from '../store/disputes.ts';
import { signingKey } from '../store/mails.ts';
import { keyOf } from '../token.ts';
import { makePapers } from './access-payment.ts';
import type { Side } from './access-people.ts';
import { makeReportThings, NO_REPORT_THINGS, type ReportThings } from './access-report-things.ts';
import { PDF } from './files.ts';
import type { TestHouse } from './house.ts';
import { done, postJob, sendProposal } from './jobs.ts';
import { FIXED, HOURLY } from './offers.ts';
import { createTracker, newTokenOf, type TestPerson } from './people.ts';
import { named, paint, TestTracker } from './tracking.ts';

/** What a request can name: one of each. */
export interface Things extends SharedThings, OwnThings, ReportThings {
  readonly organisation: string;
  readonly agency: string;
  readonly freelancer: string;
  readonly spare: string;
  readonly represented: string;
}

/** Made by both sides of a contract, by way of an agency or without one. */
interface SharedThings {
  readonly proposal: string;
  readonly offer: string;
  readonly contract: string;
  readonly fixed: string;
  readonly milestone: string;
  readonly thread: string;
  /** Of a message that asks for time. */
  readonly n: number;
  readonly attachment: string;
  readonly segment: number;
  readonly dispute: string;
  /** The number of its invoice. */
  readonly invoice: string;
  readonly payment: string;
}

/** Of one side alone. */
interface OwnThings {
  readonly job: string;
  readonly closing: string;
  /** One to withdraw; the link is of another. */
  readonly invitation: string;
  readonly invitationToken: string;
  readonly signIn: string;
  readonly device: string;
  readonly userCode: string;
  readonly loose: string;
  readonly unsubscribe: string;
  readonly notification: string;
}

const NOBODYS = '00000000-0000-4000-8000-000000000000';

/** What there is none of. */
export const NO_THINGS: Things = {
  organisation: NOBODYS,
  agency: NOBODYS,
  freelancer: NOBODYS,
  spare: NOBODYS,
  represented: NOBODYS,
  proposal: NOBODYS,
  offer: NOBODYS,
  contract: NOBODYS,
  fixed: NOBODYS,
  milestone: NOBODYS,
  thread: NOBODYS,
  n: 999,
  attachment: NOBODYS,
  segment: 2_900_000,
  dispute: NOBODYS,
  invoice: '2026-0001',
  payment: NOBODYS,
  job: NOBODYS,
  closing: NOBODYS,
  invitation: NOBODYS,
  invitationToken: 'none',
  signIn: '0'.repeat(32),
  device: NOBODYS,
  userCode: 'BCDF-GHJK',
  loose: NOBODYS,
  unsubscribe: 'none',
  notification: NOBODYS,
  ...NO_REPORT_THINGS,
};

/** One of each, by real deeds of that side's own people; and once more what comes about without the agency. */
export async function makeThings(
  house: TestHouse,
  side: Side,
  operator: TestPerson,
): Promise<{ readonly things: Things; readonly direct: Things }> {
  const job = await postJob(house, side.owner);
  const other = await postJob(house, side.owner, { title: 'A second shop' });
  const closing = await postJob(house, side.owner, { title: 'A shop that closes' });
  const agency = { agency: side.agency };
  const byAgency = { ...agency, freelancer: side.freelancer.person };
  const { id: proposal } = await sendProposal(house, side.agent, job.id, byAgency);
  const { id: own } = await sendProposal(house, side.freelancer, other.id);
  const shared = await makeShared(house, side, operator, { ...agency, start: '2026-11-12T09:00:00Z' });
  const direct = await makeShared(house, side, operator, { start: '2026-11-12T07:00:00Z' });
  const things = {
    organisation: side.organisation,
    agency: side.agency,
    freelancer: side.freelancer.person,
    spare: side.spare.person,
    represented: side.represented.person,
    ...(await makeOwn(house, side)),
    ...(await makeReportThings(house, side.freelancer, shared)),
    job: job.id,
    closing: closing.id,
  };
  return {
    things: { ...things, ...shared, proposal },
    direct: { ...things, ...direct, proposal: own },
  };
}

async function makeShared(
  house: TestHouse,
  side: Side,
  operator: TestPerson,
  { start, ...agency }: { agency?: string; start: string },
): Promise<Omit<SharedThings, 'proposal'>> {
  const { organisation, owner, freelancer } = side;
  const pair = { organisation, freelancer: freelancer.person, ...agency };
  const offered = { ...pair, title: 'Web shop', message: '' };
  const offer = done(await makeOffer(house, owner, { ...offered, terms: HOURLY }));
  const fixed = done(await makeOffer(house, owner, { ...offered, terms: FIXED }));
  done(await acceptOffer(house, freelancer, { offer: fixed.id, version: 1 }));
  const { milestones } = done(await listMilestones(house, freelancer, { contract: fixed.id }));
  const terms = { pay: 'segment', currency: 'USD', rate: '45.00' } as const;
  const made = { ...pair, title: 'Web shop', starts: '2026-11-02T00:00:00Z', terms };
  const { id: contract } = done(await createContract(house, operator, made));
  return {
    offer: offer.id,
    contract,
    fixed: fixed.id,
    milestone: milestones[0]?.id ?? '',
    ...(await talk(house, freelancer, contract)),
    segment: await work(house, side, contract, start),
    dispute: await dispute(house, side, contract),
    ...(await makePapers(house, side, contract)),
  };
}

/** A message with a file, that asks for time. */
async function talk(
  house: TestHouse,
  freelancer: TestPerson,
  contract: string,
): Promise<{ thread: string; n: number; attachment: string }> {
  const { thread } = done(await openContractThread(house, freelancer, { contract }));
  const attachment = await handIn(house, freelancer);
  const ask = { from: '2026-11-17T09:00:00Z', to: '2026-11-17T09:10:00Z', reason: 'on the train' };
  const sent = { thread, id: house.random.uuid(), says: 'Please', attachments: [attachment], ask };
  const { n } = done(await sendMessage(house, freelancer, sent));
  return { thread, n, attachment };
}

/** A segment with a picture, brought after its week has locked, and a bonus asked for it. */
async function work(house: TestHouse, side: Side, contract: string, start: string): Promise<number> {
  const painted = await paint('#0a7');
  const pictures = [named(painted)];
  const desk = new TestTracker(house, side.tracker, contract);
  const end = start.replace(':00:00Z', ':10:00Z');
  const { segment } = done(await desk.work(start, end, { pictures, withheld: null }));
  for (const kind of ['picture', 'thumbnail'] as const) {
    const place = { contract, segment, monitor: 0, kind };
    const bytes = painted[kind];
    const stream = Readable.from([bytes]);
    done(await uploadPicture(house, side.tracker, { ...place, stream, length: bytes.length }));
  }
  done(await askBonus(house, side.freelancer, { contract, week: '2026-11-09', memo: 'in the mountains' }));
  return segment;
}

/** One that holds nothing: what it is about, and its money, is tested elsewhere. */
async function dispute(house: TestHouse, side: Side, contract: string): Promise<string> {
  const { organisation: org, owner, freelancer } = side;
  const week = parseWeek('2026-11-09') ?? 0;
  const booked = { org, contract, freelancer: freelancer.person, week, currency: 'USD' };
  const put = {
    id: house.random.uuid(),
    by: owner.person,
    at: house.clock.now(),
    share: NOTHING,
    stipend: 0n,
  };
  await house.db
    .transaction()
    .execute((trx) => putDispute(trx, booked, { ...put, answerBy: put.at + ANSWER_SECONDS }));
  return put.id;
}

const NOTHING = { total: 0n, freelancerFee: 0n, net: 0n, clientFee: 0n, clientTotal: 0n };

async function handIn(house: TestHouse, who: TestPerson): Promise<string> {
  const attachment = house.random.uuid();
  const file = { attachment, name: 'plan.pdf', stream: Readable.from([PDF]), length: PDF.length };
  return done(await uploadAttachment(house, who, file)).id;
}

async function makeOwn(
  house: TestHouse,
  { freelancer, owner, organisation }: Side,
): Promise<Omit<OwnThings, 'job' | 'closing'>> {
  const now = { at: house.clock.now(), wall: house.clock.now() };
  const invite = async (email: string) =>
    done(await inviteMember(house, owner, { organisation, email, role: 'viewer' }, 'http://house.test'));
  const invited = await invite(`new-${freelancer.email}`);
  const key = keyOf(await newTokenOf(house, freelancer));
  const signIns = await listSignIns(house, freelancer, { ...now, key });
  const granted = await authorizeDevice(house, { deviceName: 'laptop', origin: '' }, now.wall);
  const userCode = granted.user_code;
  done(await decideGrant(house, freelancer, { userCode, decision: 'approve' }, now));
  const told = await listNotifications(house, freelancer, { limit: 1 });
  const turnOff = { person: freelancer.person, what: 'digest' } as const;
  return {
    invitation: (await invite(`nearly-${freelancer.email}`)).id,
    invitationToken: invited.link?.split('/').at(-1) ?? '',
    signIn: signIns.find(({ current }) => current)?.id ?? '',
    device: (await createTracker(house, freelancer)).device ?? '',
    userCode,
    loose: await handIn(house, freelancer),
    unsubscribe: turnOffToken(await signingKey(house.db), turnOff),
    notification: told.notifications[0]?.id ?? '',
  };
}
