import { DAY_SECONDS, formatDay, formatInstant, type Instant } from '@stint/core/instant';
import { segmentOf } from '@stint/core/segment';
import { weekOf } from '@stint/core/week';
import { readClock } from '@stint/wire/books';
import { type ClientOptions, call, Refused, Unreachable } from '@stint/wire/client';
import { listContracts } from '@stint/wire/contracts';
import { type DiaryEntry, readDiary, readWeek, type Week } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import type { ContractBook } from './contracts.ts';
import { ifDiskTakes } from './files.ts';
import type { LastSegments } from './last.ts';
import type { Line } from './upload/stop.ts';

/** What the house said of one contract when it was last asked. */
export interface Sums {
  readonly contract: string;
  readonly week: Week;
  /** Today's entries, judged (UTC day). */
  readonly today: readonly DiaryEntry[];
}

export interface HousePorts {
  readonly contracts: ContractBook;
  readonly last: Pick<LastSegments, 'forget'>;
  client(): ClientOptions;
  /** The computer's own clock, unheld: it is compared with the house's. */
  now(): Instant;
}

const PATIENCE_MS = 15_000;

/** What the tracker knows of its house, asked again now and then. Being offline is normal. */
export class House {
  sums: Sums | null = null;
  /** What was last heard of each contract, by its id: a verdict stands when another contract is chosen. */
  readonly heard = new Map<string, Sums>();
  /** Seconds by which this computer's clock is ahead of the house's; 0 where that clock is moved by hand (the demo). */
  skewSeconds = 0;
  private readonly ports: HousePorts;
  private known: Line = 'offline';

  constructor(ports: HousePorts) {
    this.ports = ports;
  }

  get line(): Line {
    return this.known;
  }

  /** Null: nobody has spoken to it, so what was known stands. */
  set line(heard: Line | null) {
    if (heard !== null) this.known = heard;
  }

  /** Asks for the contracts, then for the sums of the chosen one. Never rejects for what a house or a network does. */
  async ask(chosen: () => string | null): Promise<void> {
    const client = this.ports.client();
    try {
      await this.askClock(client);
      const contracts = await call(client, listContracts, { signal: patience() });
      await ifDiskTakes(this.ports.contracts.learn(contracts));
      const contract = chosen();
      if (contract) {
        this.sums = await this.askSums(client, contract);
        this.heard.set(contract, this.sums);
        await ifDiskTakes(this.forgetDeleted(this.sums));
      }
      this.line = 'online';
    } catch (fault) {
      this.line = lineOf(fault);
    }
  }

  /** C3: what was deleted in the web diary is gone here as well. */
  private async forgetDeleted({ contract, today }: Sums): Promise<void> {
    for (const { kind, start } of today)
      if (kind === 'deleted') await this.ports.last.forget(contract, segmentOf(toInstant(start)));
  }

  private async askClock(client: ClientOptions): Promise<void> {
    const { now, movable } = await call(client, readClock, { signal: patience() });
    this.skewSeconds = movable ? 0 : this.ports.now() - toInstant(now);
  }

  private async askSums(client: ClientOptions, contract: string): Promise<Sums> {
    const now = this.ports.now();
    const day = now - (now % DAY_SECONDS);
    const params = { contract, week: formatDay(weekOf(now)) };
    const week = await call(client, readWeek, { params, signal: patience() });
    const query = { from: formatInstant(day), to: formatInstant(day + DAY_SECONDS) };
    const { entries } = await call(client, readDiary, { params: { contract }, query, signal: patience() });
    return { contract, week, today: entries };
  }
}

function lineOf(fault: unknown): Line {
  if (fault instanceof Refused) return fault.status === 401 ? 'sign-in-again' : 'online';
  if (fault instanceof Unreachable) return 'offline';
  throw fault;
}

function patience(): AbortSignal {
  return AbortSignal.timeout(PATIENCE_MS);
}
