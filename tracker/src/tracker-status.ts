import { namesOf } from './contracts.ts';
import type { Desktop } from './desktop/detect.ts';
import type { House } from './house.ts';
import type { Presence } from './presence.ts';
import { RESERVE_BYTES, type Rooms, type TrackerPorts } from './rooms.ts';
import { statusOf } from './status.ts';
import { awayLine, elsewhereLine, pausedLine } from './status-away.ts';
import type { Status } from './status-page.ts';

/** What a tracker is told from, beside what lies in its rooms. */
export interface TrackerFacts extends Pick<Status, 'chosen' | 'signIn' | 'held' | 'update'> {
  readonly ports: TrackerPorts;
  readonly rooms: Rooms;
  readonly house: House;
  readonly presence: Presence;
}

/** Gathers what the rooms say into one status. It is asked once a second by whoever shows it. */
export function trackerStatus(facts: TrackerFacts): Status {
  const { ports, rooms, house, presence, chosen } = facts;
  const { agent, spool, last, recent, settings } = rooms;
  const { input, capabilities } = ports.desktop;
  const contracts = rooms.contracts.all();
  const look = agent.look();
  const kept = last.get();
  return statusOf({
    look,
    contracts,
    chosen,
    recent,
    sums: house.sums?.contract === chosen ? house.sums : null,
    finished: kept ? [{ ...kept, waits: spool.find(kept.contract, kept.segment) !== null }] : [],
    rest: {
      name: ports.signedIn.name,
      house: ports.signedIn.house,
      line: house.line,
      signIn: facts.signIn,
      waiting: spool.count(),
      held: facts.held,
      told: spool.told.all().map((told) => ({ ...told, ...namesOf(contracts, told.contract) })),
      counting: input === null ? 'unmeasured' : input.state(),
      note: noteOf(ports.desktop),
      skewSeconds: house.skewSeconds,
      capabilities,
      away: awayLine(look.aways, contracts, look.now),
      paused: pausedLine(look.paused, contracts),
      pauseKey: ports.desktop.pauseKey?.state() ?? null,
      elsewhere: elsewhereLine(presence.elsewhere),
      spool: spoolNow(ports.reserveBytes ?? RESERVE_BYTES),
      pin: null,
      keyKept: null,
      windows: [],
      update: facts.update,
      settings: settings.get(),
    },
  });
}

function noteOf({ capabilities, pauseKey }: Desktop): string | null {
  return capabilities.note ?? (pauseKey?.state() === 'taken' ? KEY_TAKEN : null);
}

const KEY_TAKEN = 'Another program holds Ctrl+Alt+P: pause with the button, or let go of the key there.';

function spoolNow(reserveBytes: number): Status['spool'] {
  return { bytes: 0, freeBytes: 0, reserveBytes, bringing: null };
}
