import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { CapturedPicture } from '../desktop/ports.ts';
import { diskTroubleOf, ifThere, privateFolder, removeFolder, secondName, syncFolder } from '../files.ts';
import { type RecordDraft, withoutContents } from '../record.ts';
import { pictureRole, recordRole } from '../vault/roles.ts';
import { Unreadable, type Vault } from '../vault/vault.ts';
import { Page, pageOf, type Waiting } from './page.ts';

export type PictureKind = 'picture' | 'thumbnail';

const RECORD = 'record.vault';
const PICTURE = /^\d+-(picture|thumbnail)\.\d+\.vault$/;
const PASSING = /^\.(new|gone)-/;

export function pictureName(monitor: number, kind: PictureKind, edition: number): string {
  return `${monitor}-${kind}.${edition}.vault`;
}

/**
 * Puts a record and its pictures on the disk: all of it in a folder that nobody looks into, pictures first, then one
 * rename. Killed before that, nothing was spooled; after it, everything was.
 */
export async function writeEntry(
  vault: Vault,
  folder: string,
  record: RecordDraft,
  pictures: readonly CapturedPicture[],
): Promise<Waiting> {
  const { contract, segment } = record;
  const page: Page = {
    v: 1,
    draft: record,
    editions: pictures.map(() => 0),
    maskedAtFirst: pictures.map(({ maskedPermille }) => maskedPermille),
    maskedAreas: pictures.map(({ maskedAreas }) => maskedAreas ?? []),
    blurredByHand: [],
    released: false,
    deleted: false,
    owing: null,
  };
  const shelf = dirname(folder);
  const passing = join(shelf, `.new-${segment}`);
  await privateFolder(shelf);
  await syncFolder(dirname(shelf));
  await rm(passing, { recursive: true, force: true });
  await mkdir(passing, { mode: 0o700 });
  for (const { monitor, picture, thumbnail } of pictures) {
    await secondName(picture, join(passing, pictureName(monitor, 'picture', 0)));
    await secondName(thumbnail, join(passing, pictureName(monitor, 'thumbnail', 0)));
  }
  const text = JSON.stringify(page);
  await vault.writeNew(join(passing, RECORD), recordRole(contract, segment), text);
  await syncFolder(passing);
  await rename(passing, folder);
  await syncFolder(shelf);
  return waitingOf(folder, page, await sizeOf(folder));
}

/** Writes an entry's page anew, whole or not at all, and takes away the files that it names no more. */
export async function rewritePage(vault: Vault, changed: Waiting): Promise<Waiting> {
  const { contract, segment, folder } = changed;
  const page = pageOf(changed);
  await vault.writeJson(join(folder, RECORD), recordRole(contract, segment), page);
  await removeUnnamed(folder, page);
  return waitingOf(folder, page, await sizeOf(folder));
}

/** C3: the mark first, then the pictures go; killed in between, `readShelf` takes the rest away. */
export function deleteContents(vault: Vault, waiting: Waiting, mayHaveLeft: boolean): Promise<Waiting> {
  const record = mayHaveLeft ? waiting.record : withoutContents(waiting.record);
  return rewritePage(vault, { ...waiting, record, deleted: true });
}

export interface Shelf {
  /** The oldest first. */
  readonly waiting: Waiting[];
  /** Folders of what is no record any more. */
  readonly broken: string[];
  /** Segments that the disk does not give just now. */
  readonly unreadable: number[];
}

/** Everything that lies there for one contract. Takes away what a kill left half done. */
export async function readShelf(vault: Vault, shelf: string): Promise<Shelf> {
  const found: Shelf = { waiting: [], broken: [], unreadable: [] };
  const names = (await ifThere(readdir(shelf))) ?? [];
  for (const name of names) {
    const folder = join(shelf, name);
    if (PASSING.test(name)) {
      await rm(folder, { recursive: true, force: true });
      continue;
    }
    const entry = await readEntry(vault, basename(shelf), folder);
    if (entry === 'broken') found.broken.push(folder);
    else if (entry === 'unreadable') found.unreadable.push(Number(name));
    else found.waiting.push(entry);
  }
  found.waiting.sort((a, b) => a.segment - b.segment);
  return found;
}

/** Takes an entry away, whole or not at all. */
export function eraseEntry(folder: string): Promise<void> {
  return removeFolder(folder, join(dirname(folder), `.gone-${basename(folder)}`));
}

/** `lost`: it is not there any more, or not what the record names. Rejects where it cannot be read just now. */
export async function readPictureFile(
  vault: Vault,
  { contract, segment, folder, record, editions, deleted }: Waiting,
  monitor: number,
  kind: PictureKind,
): Promise<Buffer | 'lost'> {
  const at = record.pictures.findIndex((picture) => picture.monitor === monitor);
  const edition = editions[at];
  if (edition === undefined || deleted) return 'lost';
  const bytes = await ifThere(readFile(join(folder, pictureName(monitor, kind, edition))));
  return (bytes && vault.decrypt(pictureRole({ contract, segment, monitor, kind }), bytes)) ?? 'lost';
}

/** `broken`: it is no record any more, for a disk can lose what it has confirmed. */
async function readEntry(
  vault: Vault,
  contract: string,
  folder: string,
): Promise<Waiting | 'broken' | 'unreadable'> {
  try {
    const read = await vault.readJson(join(folder, RECORD), recordRole(contract, Number(basename(folder))));
    const page = Page.safeParse(read);
    if (!page.success) return 'broken';
    await removeUnnamed(folder, page.data);
    return waitingOf(folder, page.data, await sizeOf(folder));
  } catch (error) {
    if (error instanceof Unreadable) return 'broken';
    if (diskTroubleOf(error) === null) throw error;
    return 'unreadable';
  }
}

/** What a deletion, a blur or a kill left behind. */
async function removeUnnamed(folder: string, { draft, editions, deleted }: Page): Promise<void> {
  const named = new Set(
    draft.pictures.flatMap(({ monitor }, index) =>
      (['picture', 'thumbnail'] as const).map((kind) => pictureName(monitor, kind, editions[index] ?? 0)),
    ),
  );
  let removed = false;
  for (const name of await readdir(folder)) {
    const isOurs = PICTURE.test(name) && named.has(name) && !deleted;
    if (isOurs || (!PICTURE.test(name) && !name.endsWith('.part'))) continue;
    await rm(join(folder, name), { force: true });
    removed = true;
  }
  if (removed) await syncFolder(folder);
}

function waitingOf(folder: string, page: Page, sizeBytes: number): Waiting {
  const { v: _, draft: record, ...state } = page;
  const { contract, segment } = record;
  return { contract, segment, folder, record, sizeBytes, ...state };
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder);
  const sizes = await Promise.all(names.map((name) => ifThere(stat(join(folder, name)))));
  return sizes.reduce((sum, each) => sum + (each?.size ?? 0), 0);
}
