import { afterEach, describe, expect, it } from 'vitest';
import { heardBefore } from './heard.ts';
import { type Bench, openBench } from './testing/desk-bench.ts';
import { instant } from './testing/hand-clock.ts';
import { K1, K2 } from './testing/world.ts';

describe('an agent whose desktop tells late', () => {
  let bench: Bench;
  afterEach(() => bench.remove());

  function minutes(contract = K1): (readonly number[] | undefined)[] {
    return bench.records(contract).flatMap(({ activity }) => activity ?? []);
  }

  it('a key that was told late counts in the minute in which it was pressed', async () => {
    bench = await openBench();
    await bench.agent.start(K1, 'Header colours');
    await bench.until('09:04:59');
    bench.clock.pass(1);
    for (const agoMs of [900, 500, 0]) bench.desktop.typeUntold(agoMs);
    await bench.agent.tick();
    await bench.until('09:12');
    await bench.agent.stop();
    await bench.until('09:21');
    expect(minutes().slice(3, 7)).toEqual([
      [0, 0, 0],
      [2, 0, 0],
      [1, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('T4: idle ends one second after the last key, however late that was told', async () => {
    bench = await openBench();
    await bench.agent.start(K1, 'Header colours');
    await bench.until('09:00:10');
    bench.clock.pass(1);
    bench.desktop.typeUntold(600);
    await bench.agent.tick();
    await bench.until('09:25');
    const [stretch] = bench.records().flatMap(({ stretches }) => stretches);
    expect(stretch).toMatchObject({ from: instant('09:00:00'), to: instant('09:00:11'), end: 'idle' });
  });

  it('whoever stops or switches has every key until then counted, and where it belongs', async () => {
    bench = await openBench();
    await bench.agent.start(K1, 'Header colours');
    await bench.until('09:01:00');
    bench.clock.pass(2);
    bench.desktop.typeUntold(1000);
    await bench.agent.start(K2, 'Oven page');
    bench.clock.pass(2);
    bench.desktop.typeUntold(500);
    await bench.agent.stop();
    await bench.until('09:11');
    expect(minutes()[1]).toEqual([1, 0, 0]);
    expect(minutes(K2)[1]).toEqual([1, 0, 0]);
  });
});

it('sums up what came in one second, in order, and nothing lies before the look before', () => {
  const [now, last] = [
    { wall: 105, steady: 5.5, slept: null },
    { wall: 104, steady: 4.4, slept: null },
  ];
  const told = [3, 0.9, 0.4, 0.45].map((ago) => ({ ago, keys: 1, clicks: 0, scrolls: 0 }));
  const heard = heardBefore(now, last, told, ({ steady }) => 100 + Math.floor(steady));
  expect(heard.map(({ reading, counts }) => [reading.wall, reading.steady, counts.keys])).toEqual([
    [103, 4.4, 2],
    [104, 5.1, 2],
  ]);
});
