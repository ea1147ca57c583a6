import { readFile } from 'node:fs/promises';
import type { Instant } from '@stint/core/instant';
import type { SegmentNumber } from '@stint/core/segment';
import { codeOf, writeDurably } from '../files.ts';

/** What the freelancer must know of a segment that did not go the usual way. Nothing is dropped without one. */
export interface Told {
  readonly at: Instant;
  readonly contract: string;
  readonly segment: SegmentNumber;
  /** The house's refusal, or `late`, `overlap`, `picture-lost`, or why no picture was taken. */
  readonly code: string;
  readonly message: string;
}

/** Older ones go when there are more. */
const MOST = 200;

/** The list on the disk, newest last. The same thing of the same segment is told once. */
export class ToldList {
  private readonly path: string;
  private list: readonly Told[];

  private constructor(path: string, list: readonly Told[]) {
    this.path = path;
    this.list = list;
  }

  static async open(path: string): Promise<ToldList> {
    return new ToldList(path, await readList(path));
  }

  all(): readonly Told[] {
    return this.list;
  }

  async add(told: Told): Promise<void> {
    const known = this.list.some((other) => idOf(other) === idOf(told));
    if (!known) await this.keep([...this.list, told].slice(-MOST));
  }

  /** The freelancer has read them. */
  async clear(): Promise<void> {
    if (this.list.length > 0) await this.keep([]);
  }

  private async keep(list: readonly Told[]): Promise<void> {
    await writeDurably(this.path, `${JSON.stringify(list)}\n`);
    this.list = list;
  }
}

async function readList(path: string): Promise<Told[]> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Told[];
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function idOf({ contract, segment, code, message }: Told): string {
  return `${contract} ${segment} ${code} ${message}`;
}
