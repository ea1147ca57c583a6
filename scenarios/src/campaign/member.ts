import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { segmentOf, segmentStart } from '@stint/core/segment';
import { drawOf, type SignedIn } from '@stint/tracker/signed-in';
import { Spool } from '@stint/tracker/spool/spool';
import { draft } from '@stint/tracker/testing/draft';
import { testVault } from '@stint/tracker/testing/vault';
import { keepUploading } from '@stint/tracker/upload/keep-uploading';
import { Uploader } from '@stint/tracker/upload/uploader';
import type { ClientOptions } from '@stint/wire/client';
import { MONDAY } from '../when.ts';
import type { Chance } from './chance.ts';
import { drawPicture } from './picture.ts';
import { Receipts } from './receipts.ts';

/** How many segments lie ready in a spool while it uploads. */
const AHEAD = 12;
/** The real waits of an uploader, in a hurry. */
const LONGEST_WAIT_MS = 25;

/** A freelancer of the campaign: a real spool on the disk, filled as it empties, and the tracker's own uploader. */
export class Member {
  readonly contract: string;
  readonly signedIn: SignedIn;
  readonly receipts = new Receipts();
  readonly spool: Spool;
  private readonly folder: string;
  private readonly chance: Chance;
  private readonly stop = new AbortController();
  private next = segmentOf(MONDAY);
  private recording = true;
  private running: Promise<void> = Promise.resolve();

  private constructor(parts: Pick<Member, 'contract' | 'signedIn' | 'spool'> & Hidden) {
    this.contract = parts.contract;
    this.signedIn = parts.signedIn;
    this.spool = parts.spool;
    this.folder = parts.folder;
    this.chance = parts.chance;
  }

  static async join(parts: Pick<Member, 'contract' | 'signedIn'> & Hidden): Promise<Member> {
    const spool = await Spool.open(join(parts.folder, 'spool'), parts.signedIn.device, testVault());
    return new Member({ ...parts, spool });
  }

  client(): ClientOptions {
    return { house: this.signedIn.house, fetch, token: this.signedIn.token };
  }

  /** Uploads, and records more, until `finish`. */
  begin(): void {
    const uploader = new Uploader({
      spool: this.spool,
      vault: testVault(),
      isReady: () => true,
      house: () => this.receipts.over(this.client()),
      now: () => segmentStart(this.next),
      patienceSeconds: 5,
    });
    const uploading = keepUploading(uploader, {
      random: () => this.chance.whole(0, 99) / 100,
      wait: (seconds) => pause(Math.min(LONGEST_WAIT_MS, seconds * 1000)),
      stop: this.stop.signal,
      onPass: () => undefined,
    });
    this.running = Promise.all([uploading, this.keepRecording()]).then(() => undefined);
  }

  /** Records no more, and brings what waits. `patienceMs`: how long that may take. */
  async finish(patienceMs: number): Promise<void> {
    const deadline = performance.now() + patienceMs;
    this.recording = false;
    while (this.spool.count() > 0 && performance.now() < deadline) await pause(10);
    this.stop.abort();
    await this.running;
  }

  private async keepRecording(): Promise<void> {
    while (this.recording && !this.stop.signal.aborted) {
      if (this.spool.count() >= AHEAD) await pause(5);
      else await this.record();
    }
  }

  private async record(): Promise<void> {
    const segment = this.next;
    const wish = { contract: this.contract, segment, blurred: false, vault: testVault() };
    const picture = await drawPicture(join(this.folder, 'captures'), wish, this.chance);
    const worked = draft(this.contract, segment, [picture]);
    const snapshotAt = drawOf(this.signedIn)(segment);
    await this.spool.append({ ...worked, freelancer: this.signedIn.person, snapshotAt }, [picture]);
    this.next = segment + 1;
  }
}

interface Hidden {
  readonly folder: string;
  readonly chance: Chance;
}
