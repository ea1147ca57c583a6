import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import type { OfferedFile } from '@stint/wire/downloads';
import { askFor, type FeedPorts, takeAll } from './fetch-feed.ts';
import { type FeedRefusal, refuseFeed } from './refusals.ts';

/**
 * Brings a file of a list that is believed to `path` (0600), and checks size and hash before anybody opens it. Nothing
 * is left at `path` after a refusal: those of `askFor`, `file-cut-short`, `wrong-size`, `wrong-hash`.
 */
export async function download(
  ports: Pick<FeedPorts, 'house' | 'fetch'>,
  { name, bytes, sha256 }: OfferedFile,
  path: string,
): Promise<FeedRefusal | null> {
  const response = await askFor(ports, name);
  if ('refused' in response) return response;
  const refusal = await keep(response, { bytes, sha256 }, path);
  if (refusal) await rm(path, { force: true });
  return refusal;
}

async function keep(
  response: Response,
  signed: { bytes: number; sha256: string },
  path: string,
): Promise<FeedRefusal | null> {
  await rm(path, { force: true });
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    const ended = await takeAll(response, async (chunk) => {
      bytes += chunk.length;
      if (bytes > signed.bytes) return false; // no disk is filled by a file that never ends
      hash.update(chunk);
      await file.write(chunk);
      return true;
    });
    if (ended === 'stopped') return refuseFeed('wrong-size');
    if (ended === 'cut-off') return refuseFeed('file-cut-short');
    if (bytes < signed.bytes) return refuseFeed('wrong-size');
    if (hash.digest('hex') !== signed.sha256) return refuseFeed('wrong-hash');
    await file.sync();
    return null;
  } finally {
    await file.close();
  }
}
