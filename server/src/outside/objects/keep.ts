import type { Appender } from './append.ts';
import { type ReceivedPicture, type Room, receivePicture } from './receive.ts';
import { receiveFile } from './receive-file.ts';
import type { PictureRef, PictureStore } from './store.ts';

/** The two ways into the packs: for pictures that a record has named, and for files that are looked at first. */
export function keeping(appender: Appender, room: Room): Pick<PictureStore, 'put' | 'putFile'> {
  async function keep(picture: ReceivedPicture): Promise<PictureRef | { refused: 'disk-full' }> {
    const place = await appender.append(picture);
    if (place === 'disk-full') return { refused: 'disk-full' };
    return { ...place, bytes: picture.body.length, sha256: picture.sha256.toString('hex') };
  }

  return {
    async put(stream, expect) {
      const picture = await receivePicture(stream, expect, room);
      if ('refused' in picture) return picture;
      const { width, height, body } = picture;
      try {
        const place = await keep(picture);
        return 'refused' in place ? place : { ...place, width, height };
      } finally {
        room.giveBack(body.length);
      }
    },
    async putFile(stream, announced, look) {
      const file = await receiveFile(stream, announced, room);
      if ('refused' in file) return file;
      const { body } = file;
      try {
        const looked = await look({ body, sha256: file.sha256.toString('hex') });
        if ('no' in looked) return looked.no;
        const place = await keep(file);
        return 'refused' in place ? place : { place, seen: looked.keep };
      } finally {
        room.giveBack(body.length);
      }
    },
  };
}

export function openRoom(limit: number): Room {
  let held = 0;
  return {
    take(bytes) {
      if (held + bytes > limit) return false;
      held += bytes;
      return true;
    },
    giveBack(bytes) {
      held -= bytes;
    },
  };
}
