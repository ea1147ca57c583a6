import { type Instant, MINUTE_SECONDS } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';
import { SEGMENT_MINUTES } from '@stint/core/segment';

/** `asking`: the browser asks. `denied`: it was told no. `unsupported`: it has no such sensing. */
export type SensingState = 'off' | 'asking' | 'on' | 'denied' | 'unsupported';

/** What the browser says of the person in front of it, on the whole computer; pointer moves count (no key is told). */
export interface Sensed {
  readonly present: boolean;
  readonly locked: boolean;
}

interface Detector extends EventTarget {
  readonly userState: 'active' | 'idle' | null;
  readonly screenState: 'locked' | 'unlocked' | null;
  start(options: { threshold: number; signal: AbortSignal }): Promise<void>;
}

interface DetectorKind {
  new (): Detector;
  requestPermission(): Promise<'granted' | 'denied'>;
}

/** The least that browsers allow. */
const THRESHOLD_MS = 60_000;

/**
 * This browser's own sensing (Idle Detection API), for the page alone. No record holds any of it: it counts pointer
 * moves, so it is no activity in the sense of P6.
 */
export class Sensing {
  private readonly tell: (sensed: Sensed) => void;
  private readonly minutes = new Set<number>();
  private kept: SensingState = kind() ? 'off' : 'unsupported';
  private ending: AbortController | null = null;
  private detector: Detector | null = null;

  constructor(tell: (sensed: Sensed) => void) {
    this.tell = tell;
  }

  state(): SensingState {
    return this.kept;
  }

  /** Must be called in a click: the browser asks for permission. */
  async start(): Promise<void> {
    const Kind = kind();
    if (!Kind || this.kept === 'on') return;
    this.kept = 'asking';
    try {
      const answer = await Kind.requestPermission();
      this.kept = answer === 'granted' ? 'on' : 'denied';
      if (answer === 'granted') await this.listen(new Kind());
    } catch (fault) {
      if (!(fault instanceof DOMException)) throw fault;
      this.kept = 'denied';
    }
  }

  stop(): void {
    this.ending?.abort();
    this.ending = null;
    this.detector = null;
    if (this.kept === 'on') this.kept = 'off';
  }

  /** Once a second while a session runs. */
  note(now: Instant): void {
    if (this.detector?.userState !== 'active') return;
    const minute = Math.floor(now / MINUTE_SECONDS);
    this.minutes.add(minute);
    for (const other of this.minutes) if (other < minute - KEPT_MINUTES) this.minutes.delete(other);
  }

  /** About how many minutes of a segment somebody was there; null where nothing is sensed. */
  activeMinutes(segment: SegmentNumber): number | null {
    if (this.kept !== 'on') return null;
    const first = segment * SEGMENT_MINUTES;
    return [...this.minutes].filter((minute) => minute >= first && minute < first + SEGMENT_MINUTES).length;
  }

  private async listen(detector: Detector): Promise<void> {
    const ending = new AbortController();
    this.ending = ending;
    this.detector = detector;
    detector.addEventListener('change', () => {
      if (ending.signal.aborted) return;
      this.tell({ present: detector.userState !== 'idle', locked: detector.screenState === 'locked' });
    });
    await detector.start({ threshold: THRESHOLD_MS, signal: ending.signal });
  }
}

const KEPT_MINUTES = 60;

function kind(): DetectorKind | null {
  return (globalThis as { IdleDetector?: DetectorKind }).IdleDetector ?? null;
}
