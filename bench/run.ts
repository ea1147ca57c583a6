// `npm run bench`: what the house costs, as ratios to a limit or a peer in the same run, one JSON line each. Thresholds
// stand on ratios alone; the absolute figures beside them are for orientation. A floor that moved more than threefold
// makes a figure inconclusive. Under a minute.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseWeek } from '@stint/core/week';
import { readHouse } from '@stint/server/folder';
import { openDatabase } from '@stint/server/store/database';
import { run } from './src/child.ts';
import { canMeasureCpu } from './src/cpu.ts';
import { measureDiary } from './src/diary.ts';
import { measureExplain } from './src/explain.ts';
import { Floor } from './src/floor.ts';
import { type MeasuredHouse, measureIngest, uploadsTo } from './src/ingest.ts';
import { round } from './src/ratio.ts';
import { say, sayRatio } from './src/say.ts';

const MONDAY = parseWeek('2026-11-16') ?? 0;
const SUNDAY = MONDAY + 7 * 86_400;
const MEMBERS = 16;
const root = mkdtempSync(join(tmpdir(), 'stint-bench-'));
chmodSync(root, 0o711); // PostgreSQL's own user passes through
try {
  const { seconds, events } = measureExplain(root);
  say('explain', { says: '1,000 scenarios of one file, in seconds', seconds: round(seconds), events });
  await measureHouse(join(root, 'house'));
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function measureHouse(folder: string): Promise<void> {
  const house = await run<MeasuredHouse>('house-to-measure', [folder, String(SUNDAY), String(MEMBERS)]);
  const drain = await run<{ address: string; pid: number }>('drain-to-measure');
  const door = await readHouse(folder);
  if (!door) throw new Error('nobody is at home');
  const floor = await Floor.open(root, door.ownerUrl);
  try {
    const uploads = uploadsTo(house.said, MONDAY);
    // A full day for the diary, which also warms the house up.
    for (let n = 0; n < 144; n += 1) await uploads[0]?.bringOne();
    const { rates, cpu, segments } = await measureIngest(house.said, uploads, { folder, floor, drain });
    const arrived = await countPictures(door.ownerUrl);
    const sent = uploads.reduce((sum, { done }) => sum + done, 0);
    if (arrived !== sent * 2)
      throw new Error(`${sent} segments were answered and ${arrived} pictures are there`);
    sayRatio('PF-I1', 'durable HTTP segments a second, of the bare pack and PostgreSQL floor', rates, {
      atLeast: 0.5,
      segments,
      unit: '/s',
    });
    if (canMeasureCpu()) {
      sayRatio('PF-I2', 'CPU of server and PostgreSQL for a segment, to a bare drain of the same body', cpu, {
        atMost: 10,
        unit: 's',
      });
    }
    const { pairs, entries } = await measureDiary(house.said, MONDAY);
    sayRatio('PF-D1', `a diary day of ${entries} segments as JSON, p50, to the select 1 route`, pairs, {
      atMost: 3,
      unit: 'ms',
    });
  } finally {
    await floor.close();
    await drain.end();
    await house.end();
  }
}

async function countPictures(ownerUrl: string): Promise<number> {
  const db = openDatabase(ownerUrl, () => undefined);
  const rows = await db.selectFrom('picture').select('sha256').where('arrived_at', 'is not', null).execute();
  await db.destroy();
  return rows.length;
}
