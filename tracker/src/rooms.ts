import { join } from 'node:path';
import { Agent } from './agent.ts';
import { ContractBook } from './contracts.ts';
import type { Desktop } from './desktop/detect.ts';
import { privateFolder } from './files.ts';
import { LastKept } from './last.ts';
import { RecentWork } from './recent-work.ts';
import { SettingsKept } from './settings.ts';
import { drawOf, type SignedIn } from './signed-in.ts';
import { Spool } from './spool/spool.ts';
import type { DeskClock } from './time.ts';

export interface TrackerPorts {
  /** Its own folder, made 0700 when missing. Hold its lock before. */
  readonly folder: string;
  readonly signedIn: SignedIn;
  readonly clock: DeskClock;
  readonly desktop: Desktop;
  readonly fetch: typeof fetch;
  /** Missing: 5. */
  readonly saveEverySeconds?: number;
  /** Missing: 5. */
  readonly captureWithinSeconds?: number;
  /** Missing: 32 MiB. */
  readonly reserveBytes?: number;
}

export const RESERVE_BYTES = 32 * 1024 * 1024;

/** What a tracker keeps, each part on its own place in the folder. */
export interface Rooms {
  readonly contracts: ContractBook;
  readonly spool: Spool;
  readonly last: LastKept;
  readonly recent: RecentWork;
  readonly settings: SettingsKept;
  readonly agent: Agent;
}

/** `onWork` is called when a segment has come into the spool. */
export async function openRooms(ports: TrackerPorts, onWork: () => void): Promise<Rooms> {
  const { folder, signedIn } = ports;
  await privateFolder(folder);
  const contracts = await ContractBook.open(join(folder, 'contracts.json'));
  const spool = await Spool.open(join(folder, 'spool'), signedIn.device);
  const last = await LastKept.open(folder);
  const agent = await Agent.open({
    folder,
    clock: ports.clock,
    draw: drawOf(signedIn),
    desktop: ports.desktop,
    freelancer: signedIn.person,
    spool,
    contracts,
    saveEverySeconds: ports.saveEverySeconds ?? 5,
    captureWithinSeconds: ports.captureWithinSeconds ?? 5,
    reserveBytes: ports.reserveBytes ?? RESERVE_BYTES,
    onSealed: async (cuts) => {
      await last.keep(cuts, contracts);
      onWork();
    },
  });
  const recent = await RecentWork.open(join(folder, 'recent.json'));
  const settings = await SettingsKept.open(join(folder, 'settings.json'));
  return { contracts, spool, last, recent, settings, agent };
}
