import type { Instant } from '@stint/core/instant';
import { type SegmentNumber, segmentEnd, segmentOf } from '@stint/core/segment';
import type { Told } from '../desk/told.ts';
import { type Turns, turns } from '../desk/turns.ts';
import { orElse, type Vault } from '../vault/vault.ts';

export type Unreadable = 'record-unreadable' | 'record-unreadable-now';

const UNREADABLE: Readonly<Record<Unreadable, string>> = {
  'record-unreadable': 'The record of this segment can no longer be read from the disk.',
  'record-unreadable-now':
    'The record of this segment cannot be read from the disk just now. It is kept, and tried again at the next start.',
};

export function unreadableRecord(contract: string, segment: SegmentNumber, code: Unreadable): Told {
  return { at: segmentEnd(segment), contract, segment, code, message: UNREADABLE[code] };
}

/** `at`: when the chain went on for the last time. */
export function damagedChain(contract: string, at: Instant): Told {
  return {
    at,
    contract,
    segment: segmentOf(at),
    code: 'chain-unreadable',
    message:
      'How far the records of this contract were sent can no longer be read from the disk. Nothing is lost by that: the house is asked.',
  };
}

/** Older ones go when there are more. */
const MOST = 200;
const ROLE = 'told';

/** The list on the disk, newest last. The same thing of the same segment is told once. */
export class ToldList {
  private readonly path: string;
  private readonly vault: Vault;
  private list: readonly Told[];
  /** The uploader, the camera and the panel write at once: the list sees one after the other. */
  private readonly inTurn: Turns = turns();

  private constructor(path: string, vault: Vault, list: readonly Told[]) {
    this.path = path;
    this.vault = vault;
    this.list = list;
  }

  static async open(path: string, vault: Vault): Promise<ToldList> {
    return new ToldList(path, vault, await orElse(vault.readJson<Told[]>(path, ROLE), []));
  }

  all(): readonly Told[] {
    return this.list;
  }

  add(told: Told): Promise<void> {
    return this.inTurn(async () => {
      const known = this.list.some((other) => idOf(other) === idOf(told));
      if (!known) await this.keep([...this.list, told].slice(-MOST));
    });
  }

  /** The freelancer has read them. */
  clear(): Promise<void> {
    return this.inTurn(async () => {
      if (this.list.length > 0) await this.keep([]);
    });
  }

  private async keep(list: readonly Told[]): Promise<void> {
    await this.vault.writeJson(this.path, ROLE, list);
    this.list = list;
  }
}

function idOf({ contract, segment, code, message }: Told): string {
  return `${contract} ${segment} ${code} ${message}`;
}
