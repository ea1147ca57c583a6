import type { Instant } from '@stint/core/instant';
import { diskTroubleOf, ifDiskTakes } from '../files.ts';
import { type FeedPorts, fetchFeed } from './fetch-feed.ts';
import { type Installed, judge, type Offer } from './judge.ts';
import { readManifest } from './read-manifest.ts';
import { type FeedRefusal, refuseFeed } from './refusals.ts';
import { readSeen, writeSeen } from './seen.ts';

export interface LookPorts extends FeedPorts {
  /** The tracker's own folder, which remembers the highest version seen. */
  readonly folder: string;
  readonly installed: Installed;
  /** The public key that this tracker was built with: base64url, 32 bytes. */
  readonly key: string;
  readonly now: () => Instant;
}

/**
 * Asks the house what it offers. What is believed is remembered on the disk, so that nothing older is believed again;
 * what is refused changes nothing at all. A disk that takes nothing remembers nothing, and the list is proven all the
 * same; one that does not give back what was seen lets none be judged.
 */
export async function lookForUpdate(ports: LookPorts): Promise<Offer | FeedRefusal> {
  const bytes = await fetchFeed(ports);
  if ('refused' in bytes) return bytes;
  const manifest = readManifest(bytes, ports.key);
  if ('refused' in manifest) return manifest;
  const seen = await readSeen(ports.folder).catch(unread);
  if (seen && 'refused' in seen) return seen;
  const offer = judge(manifest, ports.installed, seen, ports.now());
  if ('refused' in offer) return offer;
  const { version, file } = offer;
  if (seen?.version !== version) await ifDiskTakes(writeSeen(ports.folder, { version, sha256: file.sha256 }));
  return offer;
}

function unread(error: unknown): FeedRefusal {
  if (diskTroubleOf(error) === null) throw error;
  return refuseFeed('disk-unreadable');
}
