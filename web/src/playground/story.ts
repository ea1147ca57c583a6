import { readScenario, type Scenario } from '@stint/core/explain/scenario';
import { formatInstant, type Instant, parseInstant } from '@stint/core/instant';

/** A scenario as `stint explain` reads it from a file. What may be left out there is left out here too. */
export interface ScenarioFile {
  readonly contract: TermsFile;
  readonly client: { readonly verifiedAt: string | null };
  readonly week: string;
  readonly snapshots?: Readonly<Record<string, number>>;
  readonly events: readonly (Deed & { readonly at: string })[];
}

export interface TermsFile {
  readonly starts: string;
  readonly pay: 'segment' | 'exact';
  readonly rate: string;
  readonly currency: string;
  readonly weeklyLimitMinutes?: number | null;
  readonly manualTime?: boolean;
  readonly idleMinutes?: number | null;
  readonly freelancerFeePercent?: string;
  readonly clientFeePercent?: string;
  readonly minActiveMinutes?: number;
}

export type Deed =
  | { readonly type: 'start' | 'memo'; readonly memo?: string }
  | { readonly type: 'stop' | 'pause' | 'resume' | 'end' }
  | { readonly type: 'input'; readonly keys?: number; readonly clicks?: number; readonly scrolls?: number }
  | { readonly type: 'delete'; readonly segment: string }
  | { readonly type: 'editMemo'; readonly segment: string; readonly memo?: string }
  | { readonly type: 'manual'; readonly from: string; readonly to: string; readonly memo?: string }
  | { readonly type: 'limit'; readonly minutes: number | null }
  | { readonly type: 'rate'; readonly rate: string }
  | { readonly type: 'manualTime'; readonly allowed: boolean };

/** An event that keeps its name while it is dragged past others. */
export interface Told {
  readonly id: number;
  readonly at: Instant;
  readonly deed: Deed;
  /** Inputs that are dragged as one carry the same number. */
  readonly burst: number | null;
}

/** A scenario that is being played with: always one that core reads. */
export interface Story extends Omit<ScenarioFile, 'events' | 'snapshots'> {
  /** Drawn seconds 0–599 by segment start, and `default` for all others. */
  readonly snapshots: Readonly<Record<string, number>>;
  readonly told: readonly Told[];
}

/** Inputs this close are one burst. */
const ONE_BURST_SECONDS = 90;

/** Throws core's `ScenarioFault` for everything that is no scenario. */
export function storyOf(value: unknown): Story {
  readScenario(value);
  const { events, snapshots = {}, ...rest } = value as ScenarioFile;
  return {
    ...rest,
    snapshots: Object.fromEntries(
      Object.entries(snapshots).map(([key, second]) => [key === 'default' ? key : inUtc(key), second]),
    ),
    told: toldOf(events),
  };
}

/** What `stint explain` would read. */
export function fileOf({ told, ...rest }: Story): ScenarioFile {
  return { ...rest, events: told.map(({ at, deed }) => ({ at: formatInstant(at), ...deed })) };
}

/** What core judges. */
export function scenarioOf(story: Story): Scenario {
  return readScenario(fileOf(story));
}

/** An instant of a scenario that was read. */
export function instantOf(text: string): Instant {
  const instant = parseInstant(text);
  if (instant === null) throw new RangeError(`no instant: ${text}`);
  return instant;
}

export function inOrder(told: readonly Told[]): Told[] {
  return told.toSorted((a, b) => a.at - b.at);
}

function toldOf(events: ScenarioFile['events']): Told[] {
  let burst = 0;
  let last = Number.NEGATIVE_INFINITY;
  return events.map(({ at: text, ...deed }, id) => {
    const at = instantOf(text);
    if (deed.type !== 'input') return { id, at, deed, burst: null };
    if (at - last > ONE_BURST_SECONDS) burst += 1;
    last = at;
    return { id, at, deed, burst };
  });
}

function inUtc(text: string): string {
  return formatInstant(instantOf(text));
}
