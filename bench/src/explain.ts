import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatInstant, MINUTE_SECONDS, parseInstant } from '@stint/core/instant';

const SCENARIOS = 1000;
const MINUTES = 240;

/** Seconds that `stint explain` takes for 1,000 weeks of one file, each with a day of work. */
export function measureExplain(folder: string): { seconds: number; events: number } {
  const path = join(folder, 'scenarios.json');
  const scenarios = Array.from({ length: SCENARIOS }, (_, n) => scenarioOf(n));
  writeFileSync(path, JSON.stringify(scenarios));
  const door = fileURLToPath(new URL('../../stint/src/main.ts', import.meta.url));
  const began = performance.now();
  const told = execFileSync(process.execPath, [door, 'explain', path, '--json'], { maxBuffer: 2 ** 30 });
  const seconds = (performance.now() - began) / 1000;
  const results = JSON.parse(told.toString()) as unknown[];
  if (results.length !== SCENARIOS) throw new Error(`${results.length} results`);
  return { seconds, events: scenarios.reduce((sum, { events }) => sum + events.length, 0) };
}

/** Four hours with an input in nearly every minute, a pause, a deletion, and a little manual time. */
function scenarioOf(n: number) {
  const nine = (parseInstant('2026-11-16T09:00:00Z') ?? 0) + (n % 7) * MINUTE_SECONDS;
  const at = (minute: number): string => formatInstant(nine + minute * MINUTE_SECONDS);
  const inputs = Array.from({ length: MINUTES }, (_, minute) => minute).filter(
    (minute) => (minute + n) % 11 > 0,
  );
  return {
    contract: {
      starts: '2026-11-02T00:00:00Z',
      pay: n % 2 === 0 ? 'segment' : 'exact',
      rate: '45.00',
      currency: 'USD',
      weeklyLimitMinutes: n % 3 === 0 ? 200 : null,
      manualTime: true,
      freelancerFeePercent: '10',
      clientFeePercent: '5',
    },
    client: { verifiedAt: '2026-11-01T00:00:00Z' },
    week: '2026-11-16',
    snapshots: { default: (n * 37) % 600 },
    events: [
      { at: at(0), type: 'start', memo: 'Header colours' },
      ...inputs.map((minute) => ({ at: at(minute), type: 'input', keys: 12, clicks: n % 4 })),
      { at: at(MINUTES), type: 'stop' },
      { at: at(MINUTES + 60), type: 'delete', segment: '2026-11-16T10:00:00Z' },
      {
        at: at(MINUTES + 60),
        type: 'manual',
        from: '2026-11-16T07:00:00Z',
        to: '2026-11-16T07:30:00Z',
        memo: 'Call',
      },
    ],
  };
}
