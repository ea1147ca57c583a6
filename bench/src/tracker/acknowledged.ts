import { join } from 'node:path';
import { segmentEnd, segmentOf } from '@stint/core/segment';
import { letIn } from '@stint/scenarios/let-in';
import { detectDesktop } from '@stint/tracker/desktop/detect';
import { drawOf } from '@stint/tracker/signed-in';
import { testVault } from '@stint/tracker/testing/vault';
import { movedDeskClock } from '@stint/tracker/time';
import { Tracker } from '@stint/tracker/tracker';
import { type MeasuredDesk, OPENS } from './desk.ts';

/**
 * PF-A4: milliseconds from the drawn instant to the house's durable answer for record and pictures, for each of
 * `segments` snapshots; what lies between them, the rest of the segment, is not counted.
 */
export async function measureAcknowledged(
  desk: MeasuredDesk,
  folder: string,
  segments: number,
): Promise<number[]> {
  let now = OPENS;
  const desktop = await detectDesktop(desk.env, () => now * 1000);
  if ('code' in desktop) throw new Error(desktop.sentence);
  const signedIn = await letIn(desk.agreed.ana, 'Measured');
  const draw = drawOf(signedIn);
  const clock = movedDeskClock({ now: () => now });
  const ports = { folder: join(folder, 'acknowledged'), vault: testVault(), signedIn, clock, desktop, fetch };
  const tracker = await Tracker.open(ports);
  await tracker.ask();
  const figures: number[] = [];
  while (figures.length < segments) {
    await tracker.start(desk.agreed.contract, 'Header colours');
    const segment = segmentOf(now);
    now = Math.max(now, draw(segment) + 1);
    const captured = await milliseconds(async () => {
      await tracker.tick();
      await tracker.captured();
    });
    now = segmentEnd(segment) + 2;
    // Nobody types here: a segment is settled because its session ends.
    await tracker.stop();
    const acknowledged = await milliseconds(async () => {
      await tracker.tick();
      const { sent } = await tracker.pass();
      if (sent !== 1) throw new Error(`${sent} segments were answered where one was brought`);
    });
    figures.push(captured + acknowledged);
  }
  await tracker.close();
  await desktop.close();
  return figures;
}

async function milliseconds(deed: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await deed();
  return performance.now() - began;
}
