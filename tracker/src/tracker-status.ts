import { formatInstant } from '@stint/core/instant';
import { segmentStart } from '@stint/core/segment';
import { namesOf, type Pictures } from './contracts.ts';
import type { DeskSessions } from './desk/desk-sessions.ts';
import type { KeySaid } from './desk-deeds.ts';
import type { Desktop } from './desktop/detect.ts';
import type { House } from './house.ts';
import { fingerprintOf } from './pin/house-mark.ts';
import type { PinnedHouse } from './pin/pinned-house.ts';
import type { PrivateWindow } from './private-window.ts';
import { RESERVE_BYTES, type Rooms, type TrackerPorts } from './rooms.ts';
import { statusOf } from './status.ts';
import { awayLine, elsewhereLine, keyLine, pausedLine } from './status-away.ts';
import type { FinishedSegment } from './status-finished.ts';
import type { Status, StatusPin, StatusWider } from './status-page.ts';

/** What a tracker is told from, beside what lies in its rooms. */
export interface TrackerFacts extends Pick<Status, 'chosen' | 'signIn' | 'held' | 'update'> {
  readonly ports: TrackerPorts;
  readonly rooms: Rooms;
  readonly house: House;
  readonly deskSessions: DeskSessions;
  readonly privateWindow: PrivateWindow;
  readonly bringing: Status['spool']['bringing'];
  readonly keySaid: KeySaid | null;
}

/** Gathers what the rooms say into one status. It is asked once a second by whoever shows it. */
export function trackerStatus(facts: TrackerFacts): Status {
  const { ports, rooms, house, deskSessions, chosen } = facts;
  const { agent, spool, recent, settings } = rooms;
  const contracts = rooms.contracts.all();
  const look = agent.look();
  return statusOf({
    look,
    contracts,
    chosen,
    recent,
    sums: house.sums?.contract === chosen ? house.sums : null,
    heard: house.heard,
    finished: finishedOf(facts),
    rest: {
      name: ports.signedIn.name,
      house: ports.signedIn.house,
      line: house.line,
      signIn: facts.signIn,
      waiting: spool.count(),
      held: facts.held,
      told: spool.told.all().map((told) => ({ ...told, ...namesOf(contracts, told.contract) })),
      ...desktopLines(ports.desktop),
      skewSeconds: house.skewSeconds,
      away: awayLine(look.aways, contracts, look.now),
      paused: pausedLine(look.paused, contracts),
      pauseKeySaid: keyLine(facts.keySaid),
      elsewhere: elsewhereLine(deskSessions.elsewhere),
      spool: {
        bytes: spool.sizeBytes(),
        freeBytes: look.freeBytes,
        reserveBytes: ports.reserveBytes ?? RESERVE_BYTES,
        bringing: facts.bringing,
      },
      aside: asideLines(rooms),
      pin: pinLine(ports.pinned),
      keyKept: ports.vault.keyKept,
      windows: widerLines(rooms),
      update: facts.update,
      settings: settings.get(),
    },
  });
}

function finishedOf({ rooms, privateWindow }: TrackerFacts): FinishedSegment[] {
  return rooms.last.all().map((each) => {
    const waiting = rooms.spool.find(each.contract, each.segment);
    return {
      ...each,
      waits: waiting !== null,
      privateUntil: waiting && privateWindow.until(waiting),
      seen: waiting && { app: waiting.record.app, title: waiting.record.title },
    };
  });
}

function desktopLines(desktop: Desktop): Pick<Status, 'counting' | 'note' | 'capabilities' | 'pauseKey'> {
  const { input, capabilities, pauseKey } = desktop;
  return {
    counting: input === null ? 'unmeasured' : input.state(),
    note: noteOf(desktop),
    capabilities,
    pauseKey: pauseKey?.state() ?? null,
  };
}

function asideLines({ spool, contracts }: Rooms): Status['aside'] {
  return spool.aside.all().map(({ contract, segment, waiting, told }) => ({
    ...namesOf(contracts.all(), contract),
    segment,
    start: formatInstant(segmentStart(segment)),
    memo: waiting?.record.memos.at(-1)?.memo ?? null,
    code: told?.code ?? 'record-unreadable',
    message: told?.message ?? 'It can no longer be read from the disk.',
  }));
}

function widerLines({ contracts }: Rooms): Status['windows'] {
  return contracts.wider().map(({ contract, agreed }) => ({
    ...namesOf(contracts.all(), contract.id),
    minutes: agreed.privateWindowMinutes,
    asked: contract.terms.privateWindowMinutes,
    ...widerPictures(agreed.pictures, contract.terms.snapshots),
  }));
}

function noteOf({ capabilities, pauseKey }: Desktop): string | null {
  return capabilities.note ?? (pauseKey?.state() === 'taken' ? KEY_TAKEN : null);
}

const KEY_TAKEN = 'Another program holds Ctrl+Alt+P: pause with the button, or let go of the key there.';

function pinLine(pinned: PinnedHouse | undefined): StatusPin | null {
  const pin = pinned?.pin() ?? null;
  if (!pinned || !pin) return null;
  const other = pinned.changedTo();
  return {
    fingerprint: fingerprintOf(pin),
    since: formatInstant(pin.since),
    changed: pinned.hasChanged(),
    other: other && fingerprintOf(other),
  };
}

function widerPictures(agreed: Pictures, asked: Pictures): Pick<StatusWider, 'pictures'> {
  if (agreed === asked || agreed === 'full' || asked === 'none') return {};
  return { pictures: { agreed, asked } };
}
