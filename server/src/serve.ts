import { join } from 'node:path';
import type { Instant } from '@stint/core/instant';
import { formatInstant } from '@stint/core/instant';
import { startClock } from './clock.ts';
import type { Settings } from './config.ts';
import { DEMO_SIGN_INS, type SignIn } from './demo/people.ts';
import { Events } from './events.ts';
import { holdFolder, usableFolder } from './folder.ts';
import type { House } from './house.ts';
import { buildApp } from './http/app.ts';
import { type Entrance, openEntrance } from './http/entrance.ts';
import type { HouseState } from './http/health.ts';
import { Closing } from './opening/closing.ts';
import { openTables } from './opening/database.ts';
import { letOperatorIn, moveDemoIn, readyTenants, type Tenants } from './opening/demo.ts';
import { openPayments } from './opening/payments.ts';
import { openPictures } from './opening/pictures.ts';
import { openPost } from './opening/post.ts';
import { tieToFolder } from './opening/tie.ts';
import { openWebhook } from './operations/payments/open-webhook.ts';
import { openDownloads } from './outside/downloads.ts';

import { startPost } from './post.ts';
import { systemRandom } from './random.ts';
import { type CannotStart, isCannotStart } from './start-refusal.ts';
import { type Database, openDatabase } from './store/database.ts';
import { hearAgain } from './store/desk-sessions.ts';
import { lastInstant } from './store/first-look.ts';
import { type MovableClock, movableClock, systemClock } from './time.ts';
import { VERSION } from './version.ts';

/** A house that is open. */
export interface OpenHouse {
  /** Where people find it. */
  readonly address: string;
  readonly house: House;
  /** Who may sign in, where that may be told: the demo's people, or a new house's operator. */
  readonly signIns: readonly SignIn[];
  /** The folder of what it offers for download. */
  readonly downloads: string;
  /** Ends what runs, the requests under way first. */
  close(): Promise<void>;
}

type Tell = (line: string) => void;

/**
 * Opens a house as `settings` say, and tells each long step. It listens from the first moment, and answers 503
 * until it is ready. Refusals: those of the port, the folder, the database; then nothing is left running.
 */
export async function serve(settings: Settings, tell: Tell): Promise<OpenHouse | CannotStart> {
  const closing = new Closing();
  try {
    const opened = await open(settings, closing, tell);
    if (isCannotStart(opened)) await closing.run();
    return opened;
  } catch (error) {
    await closing.run();
    throw error;
  }
}

async function open(settings: Settings, closing: Closing, tell: Tell): Promise<OpenHouse | CannotStart> {
  const entrance = await openEntrance(settings.host, settings.port);
  if (isCannotStart(entrance)) return entrance;
  closing.add(() => entrance.close());
  const step: Tell = (line) => {
    entrance.tell(line);
    tell(line);
  };
  const folder = await holdOwn(settings, closing, step);
  if (isCannotStart(folder)) return folder;
  const urls = await openTables(settings, folder.path, closing, step);
  if (isCannotStart(urls)) return urls;
  const db = openDatabase(urls.appUrl, tell);
  closing.add(() => db.destroy());
  const tie = (): Promise<CannotStart | null> => tieToFolder(db, folder, systemRandom());
  const tenants = (await tie()) ?? (await readyTenants(db, urls, settings, folder.path, step));
  if (isCannotStart(tenants)) return tenants;
  const untied = await tie(); // half a demo, cleared away, took the house's name with it
  if (untied !== null) return untied;
  const place = { folder: folder.path, address: entrance.address };
  const house = await furnish(settings, db, place, tenants, closing, step);
  const signIns = await settle(house, tenants, settings, step);
  const downloads = settings.downloads ?? join(folder.path, 'downloads');
  await openOffice(house, settings, downloads, entrance, closing);
  folder.publish({ address: entrance.address, ...urls });
  return { address: entrance.address, house, signIns, downloads, close: () => closing.run() };
}

/** Takes the folder, so that no other house works on it. */
async function holdOwn(settings: Settings, closing: Closing, tell: Tell) {
  const { data, databaseUrl } = settings;
  const usable = databaseUrl === null ? await usableFolder(data) : { folder: data, line: null };
  if (isCannotStart(usable)) return usable;
  if (usable.line !== null) tell(usable.line);
  const held = await holdFolder(usable.folder, { version: VERSION });
  if (!isCannotStart(held)) closing.add(() => held.release());
  return held;
}

/** What every operation is handed. */
async function furnish(
  settings: Settings,
  db: Database,
  { folder, address }: { readonly folder: string; readonly address: string },
  tenants: Tenants,
  closing: Closing,
  tell: Tell,
): Promise<House> {
  const movable =
    settings.clock === null ? null : clockFrom(settings.clock, settings, await lastInstant(db), tell);
  const pictures = await openPictures(db, folder, closing, tell);
  const demo = settings.demo && (tenants === 'demo' || tenants === 'nobody');
  const post = await openPost({ ...settings, demo }, { folder, address }, closing, tell);
  return {
    db,
    clock: movable ?? systemClock(),
    movable,
    random: systemRandom(),
    pictures,
    payments: await openPayments({ ...settings, demo }, folder, closing, tell),
    post,
    events: new Events(),
    log: tell,
    fees: settings.fees,
    signUp: demo ? 'open' : settings.signUp,
    picturesKeptDays: settings.picturesKeptDays,
    demo,
  };
}

/** A clock that was moved does not go back: the house has seen what came after. */
function clockFrom(start: Instant, { pace }: Settings, last: Instant | null, tell: Tell): MovableClock {
  if (last === null || last <= start) return movableClock(start, pace);
  tell(`The house has been at ${formatInstant(last)} already; its clock goes on from there.`);
  return movableClock(last, pace);
}

/** Sees to it that somebody can sign in. */
async function settle(
  house: House,
  tenants: Tenants,
  { demo }: Settings,
  tell: Tell,
): Promise<readonly SignIn[]> {
  if (tenants === 'nobody' && !house.demo) {
    return [{ name: 'Operator', role: 'operator', ...(await letOperatorIn(house)) }];
  }
  if (tenants === 'nobody') await moveDemoIn(house, tell);
  if (tenants === 'others' && demo)
    tell('People live in this house already: the demo world does not move in.');
  return house.demo ? DEMO_SIGN_INS : [];
}

/** Lets people in, and lets the clock begin. */
async function openOffice(
  house: House,
  { host, origin }: Settings,
  downloads: string,
  entrance: Entrance,
  closing: Closing,
): Promise<void> {
  let state: HouseState = 'starting';
  await hearAgain(house.db, systemClock().now());
  const app = await buildApp(house, {
    hosts: { host, origin },
    state: () => state,
    downloads: openDownloads(downloads),
  });
  closing.add(async () => {
    state = 'stopping';
    await app.close();
    await entrance.close();
  });
  const clock = startClock(house);
  closing.add(() => clock.stop());
  const post = startPost(house);
  closing.add(() => post.stop());
  state = 'ready';
  entrance.serve((request, response) => app.routing(request, response));
  await openWebhook(house, origin ?? entrance.address);
}
