import { Agent, get } from 'node:http';
import { formatInstant, type Instant } from '@stint/core/instant';
import { API_ROOT } from '@stint/wire/route';
import type { MeasuredHouse } from './ingest.ts';
import { median, type Pair } from './ratio.ts';

const ROUNDS = 5;
const ASKED = 60;

/** Milliseconds until the JSON of a full day is there, against the route that asks the database `select 1`. */
export async function measureDiary(
  { address, uploaders }: MeasuredHouse,
  day: Instant,
): Promise<{ readonly pairs: readonly Pair[]; readonly entries: number }> {
  const [first] = uploaders;
  if (!first) throw new Error('nobody has a diary');
  const span = `from=${formatInstant(day)}&to=${formatInstant(day + 86_400)}`;
  const diary = `${address}${API_ROOT}/contracts/${first.contract}/diary?${span}`;
  const agent = new Agent({ keepAlive: true });
  const ask = (url: string): Promise<string> => fetchText(url, agent, first.token);
  const pairs: Pair[] = [];
  const { entries } = JSON.parse(await ask(diary)) as { entries: unknown[] };
  for (let round = 0; round < ROUNDS; round += 1) {
    pairs.push({ a: await medianOf(() => ask(diary)), b: await medianOf(() => ask(`${address}/readyz`)) });
  }
  agent.destroy();
  return { pairs, entries: entries.length };
}

async function medianOf(deed: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < ASKED; n += 1) {
    const began = performance.now();
    await deed();
    times.push(performance.now() - began);
  }
  return median(times);
}

function fetchText(url: string, agent: Agent, token: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.once('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(parts).toString());
        else reject(new Error(`${url}: ${response.statusCode}`));
      });
    });
    asked.once('error', reject);
  });
}
