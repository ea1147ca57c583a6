import { backoffSeconds } from './backoff.ts';
import type { Pass } from './stop.ts';
import type { Uploader } from './uploader.ts';

export interface Pacing {
  /** From 0 up to, not including, 1: so that a thousand trackers do not come back at once. */
  random(): number;
  /** Resolves after `seconds`, or sooner when there is something new to bring. */
  wait(seconds: number): Promise<void>;
  readonly stop: AbortSignal;
  /** Told after every pass. */
  onPass(pass: Pass): void;
}

/** With nothing to bring: how often the spool is looked at all the same. */
const IDLE_SECONDS = 60;

/** Brings what waits, for ever, until it is stopped: at once while the house takes it, ever slower while it does not. */
export async function keepUploading(uploader: Pick<Uploader, 'pass'>, pacing: Pacing): Promise<void> {
  let failures = 0;
  while (!pacing.stop.aborted) {
    const pass = await uploader.pass();
    pacing.onPass(pass);
    const stuck = (pass.line ?? 'online') !== 'online' || pass.held.length > 0;
    failures = stuck && pass.sent === 0 ? failures + 1 : 0;
    if (pacing.stop.aborted) return;
    await pacing.wait(stuck ? backoffSeconds(failures, pacing.random()) : IDLE_SECONDS);
  }
}
