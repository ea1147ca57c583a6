import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Instant } from '@stint/core/instant';
import { toInstant } from '@stint/wire/letters';
import { Events } from '../events.ts';
import type { House, HouseFees } from '../house.ts';
import type { Post } from '../outside/mail/post.ts';
import { openPacks } from '../outside/objects/packs.ts';
import type { PaymentProcessor } from '../outside/payments/processor.ts';
import { startSandbox } from '../outside/payments/start.ts';
import { stripeProcessor } from '../outside/payments/stripe-processor.ts';
import { migrate, openDatabase } from '../store/database.ts';
import { quickFolder, type TestDatabase, testCluster } from '../store/embedded/testing.ts';
import { grantApp } from '../store/grants.ts';
import { type MovableClock, movableClock } from '../time.ts';
import { seededRandom } from './random.ts';

export { createPeople, type TestPeople } from './people.ts';

export interface TestHouseOptions {
  /** Where its clock stands, until `movable.moveTo`. Missing: Wednesday, 2026-11-18T10:00:00Z. */
  readonly at?: string | Instant;
  /** What its chance begins with. */
  readonly seed?: string;
  /** `true` starts the payment sandbox; or a processor of one's own. Missing: nobody answers. */
  readonly payments?: true | PaymentProcessor;
  readonly demo?: boolean;
  /** Missing: it takes nothing. */
  readonly fees?: HouseFees;
  /** Missing: open. */
  readonly signUp?: House['signUp'];
  /** Missing: 30. */
  readonly picturesKeptDays?: number | null;
  /** The way out for mails. Missing: none. */
  readonly post?: Post;
}

/** A real house: PostgreSQL as the role without rights, pack files, payments; only time and chance are the test's. */
export interface TestHouse extends House {
  readonly movable: MovableClock;
  /** As the owner of the tables. */
  readonly ownerUrl: string;
  readonly appUrl: string;
  /** Its own folder, gone after `close`. */
  readonly folder: string;
  /** What it has logged. */
  readonly lines: readonly string[];
  close(): Promise<void>;
}

export async function testHouse(options: TestHouseOptions = {}): Promise<TestHouse> {
  const { at = '2026-11-18T10:00:00Z', seed = 'Ana', demo = false } = options;
  const database = await emptyDatabase();
  const folder = mkdtempSync(join(quickFolder(), 'stint-house-'));
  const lines: string[] = [];
  const log = (line: string): void => void lines.push(line);
  const warn = (told: object, line = ''): void => log(`${line} ${JSON.stringify(told)}`);
  const pictures = await openPacks({ folder: join(folder, 'pictures'), log: { warn } });
  const db = openDatabase(database.appUrl, log);
  const till = await openTill(options.payments, join(folder, 'sandbox'), { warn });
  const clock = movableClock(typeof at === 'string' ? toInstant(at) : at);
  return {
    db,
    clock,
    movable: clock,
    random: seededRandom(seed),
    pictures,
    payments: till.payments,
    post: options.post ?? null,
    events: new Events(),
    log,
    fees: options.fees ?? { freelancer: 0n, client: 0n },
    signUp: options.signUp ?? 'open',
    picturesKeptDays: options.picturesKeptDays === undefined ? 30 : options.picturesKeptDays,
    demo,
    ownerUrl: database.ownerUrl,
    appUrl: database.appUrl,
    folder,
    lines,
    close: async () => {
      await till.stop();
      await pictures.close();
      await db.destroy();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A database with tables and nothing in them: a copy of the one that the run has migrated once. */
async function emptyDatabase(): Promise<TestDatabase> {
  const cluster = await testCluster();
  const template = await cluster.template(`house_${fingerprint()}`, async (ownerUrl) => {
    const owner = openDatabase(ownerUrl, () => {});
    await migrate(owner);
    await grantApp(owner);
    await owner.destroy();
  });
  return cluster.cloneDatabase(template);
}

/** Changes whenever what makes the tables changes. */
function fingerprint(): string {
  const store = join(import.meta.dirname, '../store');
  const migrations = readdirSync(join(store, 'migrations'))
    .sort()
    .map((name) => `migrations/${name}`);
  const hash = createHash('sha256');
  for (const name of [...migrations, 'grants.ts']) hash.update(readFileSync(join(store, name)));
  return hash.digest('hex').slice(0, 16);
}

async function openTill(
  wanted: TestHouseOptions['payments'],
  folder: string,
  log: { warn: (told: object, line?: string) => void },
): Promise<{ payments: PaymentProcessor; stop: () => Promise<void> }> {
  const nothing = async (): Promise<void> => {};
  if (wanted === undefined) {
    // The discard port: nobody listens, so every question stays without an answer.
    return { payments: stripeProcessor({ address: 'http://127.0.0.1:9', key: 'nobody' }), stop: nothing };
  }
  if (wanted !== true) return { payments: wanted, stop: nothing };
  const sandbox = await startSandbox({ folder, log });
  return { payments: stripeProcessor(sandbox), stop: () => sandbox.stop() };
}
