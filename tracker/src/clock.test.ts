import { afterEach, describe, expect, it } from 'vitest';
import { type Bench, type BenchOptions, openBench } from './testing/desk-bench.ts';
import { instant } from './testing/hand-clock.ts';
import { contract, K1 } from './testing/world.ts';

let bench: Bench;
const at = async (options: BenchOptions = {}): Promise<Bench> => {
  bench = await openBench(options);
  return bench;
};
afterEach(() => bench.remove());

function stretches(): string[] {
  const clock = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(11, 19);
  return bench
    .records(K1)
    .flatMap(({ stretches: all }) => all.map(({ from, to, end }) => `${clock(from)}-${clock(to)} ${end}`));
}

describe('a clock that jumps', () => {
  it('set back while tracking, costs no second and counts none twice', async () => {
    await at();
    await bench.agent.start(K1, 'a');
    await bench.until('09:08', 'typing');
    bench.clock.setWall(instant('08:58'));
    for (let n = 0; n < 300; n += 1) {
      bench.clock.pass(1);
      if (n % 60 === 0) bench.desktop.type();
      await bench.agent.tick();
    }
    await bench.agent.stop();
    expect(await bench.agent.start(K1, 'a')).toEqual({ refused: 'clock-went-back' });
    bench.clock.pass(3600);
    await bench.agent.tick();
    expect(stretches()).toEqual(['09:00:00-09:10:00 continues', '09:10:00-09:13:00 stopped']);
    expect(await bench.agent.start(K1, 'a')).toBeNull();
  });

  it('set forward by a little while tracking, costs no second and adds none', async () => {
    await at();
    await bench.agent.start(K1, 'a');
    await bench.until('09:05', 'typing');
    bench.clock.setWall(instant('09:05:40'));
    await bench.until('09:08:40', 'typing');
    await bench.agent.stop();
    await bench.until('09:11');
    expect(stretches()).toEqual(['09:00:00-09:08:00 stopped']);
  });

  it('set forward by much, or asleep: the session ends at the last look, and what follows is offered', async () => {
    await at();
    await bench.agent.start(K1, 'Mail');
    await bench.until('09:03:40', 'typing');
    bench.clock.setWall(instant('11:00'));
    bench.desktop.type();
    await bench.until('11:01');
    expect(stretches()).toEqual(['09:00:00-09:03:40 stopped']);
    expect(bench.desktop.captures()).toBe(0);
    expect(bench.agent.look()).toMatchObject({
      ending: { reason: 'asleep', at: instant('09:03:40') },
      aways: [{ from: instant('09:03:40'), to: instant('11:00'), reason: 'asleep', memo: 'Mail' }],
    });
  });

  it('T4: idle before it went to sleep, it ended one second after the last input', async () => {
    await at({ contracts: [contract(K1, { idleMinutes: 5 })] });
    await bench.agent.start(K1, 'a');
    await bench.until('09:03:40', 'typing');
    await bench.until('09:09');
    bench.clock.setWall(instant('11:00'));
    await bench.until('11:01');
    expect(stretches()).toEqual(['09:00:00-09:03:31 idle']);
  });

  it('T5: where nobody is ever idle, a night of sleep is not tracked either', async () => {
    await at({ contracts: [contract(K1, { idleMinutes: null })] });
    await bench.agent.start(K1, 'Call');
    await bench.until('09:03:40');
    bench.clock.setWall(instant('2026-11-17T08:00:00Z'));
    await bench.until('2026-11-17T08:01:00Z');
    expect(stretches()).toEqual(['09:00:00-09:03:40 stopped']);
  });

  it('a tracker that stood still for more than a minute cannot say that anybody worked', async () => {
    await at();
    await bench.agent.start(K1, 'a');
    await bench.until('09:03:40', 'typing');
    bench.clock.pass(61);
    bench.desktop.type();
    await bench.until('09:11');
    expect(stretches()).toEqual(['09:00:00-09:03:40 stopped']);
  });
});
