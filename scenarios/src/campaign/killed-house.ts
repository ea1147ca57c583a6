import { DAY_SECONDS } from '@stint/core/instant';
import { readHouse } from '@stint/server/folder';
import { type Database, openDatabase } from '@stint/server/store/database';
import type { ClientOptions } from '@stint/wire/client';
import { enter } from '../person.ts';
import { MONDAY } from '../when.ts';
import { Life } from './life.ts';

/** Sunday night of the week that is tracked: all of it is over, and nothing of it is locked. */
const SUNDAY = MONDAY + 7 * DAY_SECONDS;

/** What `house-to-kill.ts` says once it is open. */
interface Opened {
  readonly address: string;
  /** Where its trackers bring their segments; the same, unless it is hasty. */
  readonly uploads: string;
  readonly signIns: readonly { readonly email: string; readonly password: string }[];
}

/** A real house in a process of its own, on one folder and one port through all its lives. */
export class KilledHouse {
  private readonly folder: string;
  private life: Life | null = null;
  private mode: 'careful' | 'hasty' = 'careful';
  uploads = '';
  private port = '0';
  private address = '';
  private operatorSignIn: Opened['signIns'][number] | undefined;

  constructor(folder: string) {
    this.folder = folder;
  }

  async open(mode = this.mode): Promise<void> {
    this.mode = mode;
    this.life = Life.begin('house-to-kill', [this.folder, this.port, String(SUNDAY), mode]);
    await this.life.said(1);
    const opened = JSON.parse(this.life.lines[0] ?? '') as Opened;
    this.port = new URL(opened.address).port;
    this.address = opened.address;
    this.uploads = opened.uploads;
    this.operatorSignIn ??= opened.signIns[0];
  }

  async killAndOpen(): Promise<void> {
    await this.life?.kill();
    await this.open();
  }

  async close(): Promise<void> {
    await this.life?.end();
    this.life = null;
  }

  operator(): Promise<ClientOptions> {
    if (!this.operatorSignIn) throw new Error('a house without an operator');
    return enter(this.address, this.operatorSignIn);
  }

  /** Looks into its database while it is open. */
  async look<Answer>(into: (db: Database) => Promise<Answer>): Promise<Answer> {
    const door = await readHouse(this.folder);
    if (!door) throw new Error('nobody is at home');
    const db = openDatabase(door.ownerUrl, () => undefined);
    try {
      return await into(db);
    } finally {
      await db.destroy();
    }
  }
}
