import { join } from 'node:path';
import { Agent } from './agent.ts';
import { ContractBook } from './contracts.ts';
import type { Desktop } from './desktop/detect.ts';
import { privateFolder } from './files.ts';
import { LastSegments } from './last.ts';
import type { PinnedHouse } from './pin/pinned-house.ts';
import { RulesKept } from './privacy/kept.ts';
import { RecentWork } from './recent-work.ts';
import { SettingsKept } from './settings.ts';
import { drawOf, type SignedIn } from './signed-in.ts';
import { Spool } from './spool/spool.ts';
import type { DeskClock } from './time.ts';
import type { Vault } from './vault/vault.ts';

export interface TrackerPorts {
  /** Its own folder, made 0700 when missing. Hold its lock before. */
  readonly folder: string;
  /** Of that folder. */
  readonly vault: Vault;
  readonly signedIn: SignedIn;
  readonly clock: DeskClock;
  readonly desktop: Desktop;
  readonly fetch: typeof fetch;
  /** The house, known again by its key or id; missing: whatever answers by `fetch` is the house. */
  readonly pinned?: PinnedHouse;
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
  readonly last: LastSegments;
  readonly rules: RulesKept;
  readonly recent: RecentWork;
  readonly settings: SettingsKept;
  readonly agent: Agent;
}

/** `onWork` is called when a segment has come into the spool. */
export async function openRooms(ports: TrackerPorts, onWork: () => void): Promise<Rooms> {
  const { folder, vault, signedIn } = ports;
  await privateFolder(folder);
  const contracts = await ContractBook.open(join(folder, 'contracts.vault'), vault);
  const spool = await Spool.open(join(folder, 'spool'), signedIn.device, vault);
  const last = await LastSegments.open({ folder, vault, spool });
  const rules = await RulesKept.open(join(folder, 'rules.vault'), vault);
  const agent = await Agent.open({
    folder,
    vault,
    rules,
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
  const recent = await RecentWork.open(join(folder, 'recent.vault'), vault);
  const settings = await SettingsKept.open(join(folder, 'settings.json'));
  return { contracts, spool, last, rules, recent, settings, agent };
}
