import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { formatInstant } from '@stint/core/instant';
import {
  DOWNLOAD_LIMITS,
  DOWNLOADS_PATH,
  type listDownloads,
  MANIFEST_NAME,
  type OfferedFile,
  SignedManifest,
} from '@stint/wire/downloads';
import type { Answer } from '@stint/wire/route';
import { z } from 'zod';

/** A file that may be sent, open to be read. */
export interface Sendable {
  readonly path: string;
  readonly bytes: number;
  readonly type: string;
  /** Changes with its content, and only then. */
  readonly tag: string;
}

/** What a house offers for download: the files that its signed list names, and nothing else of the folder. */
export interface Downloads {
  list(): Answer<typeof listDownloads>;
  /** Null for every name that is not in the list, and for a file that is not as the list says. */
  find(name: string): Sendable | null;
  /** The list's own bytes, as they were signed. */
  manifest(): Uint8Array | null;
}

/** `folder` may be missing, and may change while the house is open: packages are made beside it. */
export function openDownloads(folder: string): Downloads {
  let read: { readonly tag: string; readonly offered: Offered | 'broken' } | null = null;
  const look = (): Offered | 'broken' | null => {
    const path = join(folder, MANIFEST_NAME);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isFile()) return null;
    const tag = `${found.mtimeMs}-${found.size}-${found.ino}`;
    if (read?.tag !== tag) read = { tag, offered: readManifest(path, found.size) };
    return read.offered;
  };
  const here = (): OfferedFile[] => {
    const offered = look();
    return offered === null || offered === 'broken'
      ? []
      : offered.signed.manifest.files.filter((file) => isHere(folder, file));
  };
  return {
    list: () => {
      const offered = look();
      const doing = readBuilding(folder);
      if (offered === null || offered === 'broken') {
        const state = doing === null ? (offered ?? 'none') : 'being-built';
        return { state, doing, offer: null };
      }
      const { manifest, key } = offered.signed;
      const { version, issuedAt, expiresAt, signer } = manifest;
      const offer = {
        version,
        issuedAt: formatInstant(issuedAt),
        expiresAt: formatInstant(expiresAt),
        signer,
        keyFingerprint: createHash('sha256').update(Buffer.from(key, 'base64url')).digest('hex'),
        files: here().map((file) => ({ ...file, address: `${DOWNLOADS_PATH}/${file.name}` })),
      };
      return { state: doing === null ? 'ready' : 'being-built', doing, offer };
    },
    find: (name) => {
      const file = here().find((each) => each.name === name);
      if (!file) return null;
      return { path: join(folder, name), bytes: file.bytes, type: typeOf(name), tag: `"${file.sha256}"` };
    },
    manifest: () => {
      const offered = look();
      return offered === null || offered === 'broken' ? null : offered.bytes;
    },
  };
}

interface Offered {
  readonly bytes: Uint8Array;
  readonly signed: SignedManifest;
}

function readManifest(path: string, size: number): Offered | 'broken' {
  if (size > DOWNLOAD_LIMITS.manifestBytes) return 'broken';
  try {
    const bytes = readFileSync(path);
    const signed = SignedManifest.safeParse(JSON.parse(bytes.toString('utf8')));
    return signed.success ? { bytes, signed: signed.data } : 'broken';
  } catch {
    return 'broken';
  }
}

/** A list may be there before its files are, and after. */
function isHere(folder: string, { name, bytes }: OfferedFile): boolean {
  const found = statSync(join(folder, name), { throwIfNoEntry: false });
  return found?.isFile() === true && found.size === bytes;
}

const Building = z.object({ pid: z.number().int().positive(), doing: z.string().max(200) });

/** What the builder says that it does; null where none is at work. */
function readBuilding(folder: string): string | null {
  try {
    const note = Building.parse(JSON.parse(readFileSync(join(folder, 'being-built.json'), 'utf8')));
    process.kill(note.pid, 0);
    return note.doing;
  } catch {
    return null; // there is no note, or who wrote it was killed
  }
}

function typeOf(name: string): string {
  if (name.endsWith('.deb')) return 'application/vnd.debian.binary-package';
  return name.endsWith('.zip') ? 'application/zip' : 'application/gzip';
}
