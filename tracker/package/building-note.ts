import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Tells the house whose folder it is that packages are being made, for its page to say so. */
export class BuildingNote {
  private readonly path: string;

  constructor(folder: string) {
    this.path = join(folder, 'being-built.json');
    this.say('beginning');
  }

  say(doing: string): void {
    writeFileSync(this.path, `${JSON.stringify({ pid: process.pid, doing })}\n`);
  }

  takeAway(): void {
    rmSync(this.path, { force: true });
  }
}
