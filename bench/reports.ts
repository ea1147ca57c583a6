// `npm run bench:reports`: a report of fifty contracts over fifty-two closed weeks of forty hours, as a ratio to reading
// the same frozen weeks and nothing else, in the same run. Memory is what the process grew by. A minute or two, most of
// it to fill the house.
import { explainedInvoice } from '@stint/core/explain/explained';
import { WEEK_SECONDS } from '@stint/core/instant';
import { invoiceOf } from '@stint/core/invoice';
import { segmentOf } from '@stint/core/segment';
import type { DiaryEntry, Timesheet } from '@stint/core/timesheet';
import { totalsOf } from '@stint/core/totals';
import { parseWeek } from '@stint/core/week';
import { exportReport } from '@stint/server/operations/reports/export-report';
import { readReport } from '@stint/server/operations/reports/read-report';
import { addInvoices, keepTimesheets } from '@stint/server/store/closing';
import { type LoadedContract, loadContract } from '@stint/server/store/contracts';
import { putDrafts } from '@stint/server/store/drafts';
import { frozenTimesheets } from '@stint/server/store/weeks';
import { type TestHouse, testHouse } from '@stint/server/testing/house';
import { done } from '@stint/server/testing/jobs';
import { createFreelancer, createPeople, type TestPeople } from '@stint/server/testing/people';
import { createTestContract } from '@stint/server/testing/tracking';
import { entryLetter } from '@stint/wire/entry';
import { describeMachine } from './src/machine.ts';
import { median, ratioOf, round } from './src/ratio.ts';

const CONTRACTS = 50;
const WEEKS = 52;
const FIRST = parseWeek('2025-11-10') ?? 0;
const MEMOS = ['Header colours', 'Checkout: address form', 'Call', 'Review', 'API tests'];
const RUNS = 3;

const house = await testHouse({ at: FIRST + (WEEKS + 2) * WEEK_SECONDS });
try {
  const people = await createPeople(house);
  const contracts = await fill(people);
  const query = { zone: 'Europe/Lisbon', from: '2025-11-10', to: '2026-11-08' };
  const none = { contracts: [], freelancers: [], labels: [] };
  const memory = watchMemory();
  for (const by of ['contract', 'memo', 'day'] as const) {
    const pairs = [];
    for (let n = 0; n < RUNS; n += 1) {
      const b = await seconds(() => readFrozen(contracts));
      const a = await seconds(async () =>
        done(await readReport(house, people.ben, { by, ...query, ...none })),
      );
      pairs.push({ a, b });
    }
    const { median: ratio, floorSpread } = ratioOf(pairs);
    say(`report by ${by}`, {
      ratio: round(ratio),
      floorSpread: round(floorSpread),
      cpuSeconds: round(median(pairs.map(({ a }) => a))),
    });
  }
  const kept = { format: 'csv', lines: 'segments' } as const;
  let bytes = 0;
  const csv = await seconds(async () => {
    const file = done(await exportReport(house, people.ben, { by: 'day', ...query, ...none }, kept));
    for await (const chunk of file.stream) bytes += (chunk as Buffer).length;
  });
  say('every segment as CSV', { cpuSeconds: round(csv), megabytes: round(bytes / 2 ** 20) });
  say('memory', { grewByMegabytes: round(memory()) });
} finally {
  await house.close();
}

/** Fifty contracts of ten freelancers; every week closed, with its invoice. */
async function fill(people: TestPeople): Promise<readonly { freelancer: string; contract: string }[]> {
  const made: { freelancer: string; contract: string }[] = [];
  for (let place = 0; place < CONTRACTS; place += 1) {
    const ana = await createFreelancer(house, `Ana${place} Duarte`);
    const contract = await createTestContract(
      house,
      { ...people, ana },
      { rate: '33.33', freelancerFeePercent: '9.75' },
    );
    const loaded = await loadContract(house.db, contract);
    if (!loaded) throw new Error('no contract');
    for (let week = 0; week < WEEKS; week += 1) await close(house, loaded, FIRST + week * WEEK_SECONDS);
    made.push({ freelancer: ana.person, contract });
  }
  return made;
}

async function close({ db }: TestHouse, loaded: LoadedContract, week: number): Promise<void> {
  const { id: contract } = loaded;
  const { currency } = loaded.contract;
  const timesheet: Timesheet = {
    week,
    limitMinutes: null,
    entries: Array.from({ length: 240 }, (_, n) => entry(week, n)),
  };
  const invoice = invoiceOf(loaded.contract, timesheet);
  if (!invoice) throw new Error('nothing is billed');
  const open = { freelancer: loaded.freelancer.id, contract, week };
  const entries = timesheet.entries.map((one) => entryLetter(one, currency));
  const body = {
    limitMinutes: null,
    currency,
    entries,
    totals: totalsOf(timesheet.entries),
    invoice: explainedInvoice(invoice, currency),
  };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('work_week')
      .values({ freelancer_id: open.freelancer, contract_id: contract, week, closed: false })
      .execute();
    const seconds = { trackedSeconds: body.totals.countedSeconds, manualSeconds: 0 };
    await putDrafts(trx, [{ ...open, stamp: '', currency, invoice, ...seconds, body }]);
    await keepTimesheets(trx, [open]);
    const org = loaded.organisation.id;
    const booked = { contract, org, freelancer: open.freelancer, week, currency };
    await addInvoices(trx, [{ booked, invoice }]);
  });
}

/** Eight hours from 09:00 on, Monday to Friday. */
function entry(week: number, n: number): DiaryEntry {
  const start = week + Math.floor(n / 48) * 86_400 + 9 * 3600 + (n % 48) * 600;
  return {
    segment: segmentOf(start),
    kind: 'tracked',
    trackedSeconds: 600,
    trackedMinutes: 10,
    activeMinutes: n % 11,
    snapshotAt: start + 300,
    memo: MEMOS[Math.floor(n / 7) % MEMOS.length] ?? '',
    label: null,
    countedSeconds: 600,
    billedSeconds: 600,
    rate: 3333n,
    protected: true,
    reasons: [],
  };
}

/** What a report cannot do without: every frozen week, as text made to entries again. */
async function readFrozen(contracts: readonly { freelancer: string; contract: string }[]): Promise<void> {
  const weeks = Array.from({ length: WEEKS }, (_, n) => FIRST + n * WEEK_SECONDS);
  for (const key of contracts) {
    for (let at = 0; at < WEEKS; at += 12) await frozenTimesheets(house.db, key, weeks.slice(at, at + 12));
  }
}

/** Seconds of this process's CPU: those of the clock on the wall tell how much else the machine does. */
async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1e6;
}

function watchMemory(): () => number {
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  return () => {
    clearInterval(watch);
    return (most - before) / 2 ** 20;
  };
}

function say(name: string, figures: object): void {
  console.log(
    JSON.stringify({ name, contracts: CONTRACTS, weeks: WEEKS, ...figures, machine: describeMachine() }),
  );
}
