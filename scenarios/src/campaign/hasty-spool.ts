import { copyFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { CapturedPicture } from '@stint/tracker/desktop/ports';
import type { RecordDraft } from '@stint/tracker/record';
import { Spool } from '@stint/tracker/spool/spool';

/**
 * The control of the campaign: from here on every spool of this process says that a segment is kept, and writes it a
 * moment later.
 */
export function makeSpoolHasty(milliseconds = 150): void {
  const append = Reflect.get(Spool.prototype, 'append');
  Spool.prototype.append = async function (this: Spool, draft: RecordDraft, pictures): Promise<void> {
    const own = await Promise.all(pictures.map(copied));
    void pause(milliseconds).then(() => append.call(this, draft, own));
  };
}

/** The agent takes its own pictures away, with their folder, once a segment is kept. */
async function copied(picture: CapturedPicture): Promise<CapturedPicture> {
  const captures = dirname(dirname(picture.picture));
  const own = `${captures}-${picture.sha256}`;
  await copyFile(picture.picture, own);
  await copyFile(picture.thumbnail, `${own}-thumbnail`);
  return { ...picture, picture: own, thumbnail: `${own}-thumbnail` };
}
