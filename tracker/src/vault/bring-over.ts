import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Contract } from '@stint/wire/contracts';
import { agreedTo } from '../agreed.ts';
import type { Desk } from '../desk/desk.ts';
import { cutsOf } from '../desk/seal.ts';
import { ifThere, syncFolder } from '../files.ts';
import { drawOf, type SignedIn, type SignInPlace, writeSignedIn } from '../signed-in.ts';
import { bringSpool } from './bring-spool.ts';
import { keep, readPlain } from './plain.ts';
import { pictureRole } from './roles.ts';
import type { Vault } from './vault.ts';

/**
 * Encrypts what the first tracker left in plain files, and erases those; done once. What a disk did with their blocks is
 * its own affair. Killed in between, it goes on at the next start: the sign-in goes last.
 */
export async function bringOver(place: SignInPlace): Promise<void> {
  const { folder, vault } = place;
  const signedIn = await readPlain<SignedIn>(join(folder, SIGNED_IN));
  if (!signedIn) return;
  const contracts = (await readPlain<Contract[]>(join(folder, 'contracts.json'))) ?? [];
  const known = contracts.map(withPrivateWindow);
  const agreed = Object.fromEntries(known.map((contract) => [contract.id, agreedTo(contract)]));
  await keep(vault, join(folder, 'contracts.vault'), 'contracts', { contracts: known, agreed });
  const recent = await readPlain<{ contract: string | null; memos: string[] }>(join(folder, 'recent.json'));
  if (recent?.contract) {
    const works = [{ contract: recent.contract, at: 0, memos: recent.memos }];
    await keep(vault, join(folder, 'recent.vault'), 'recent', { works });
  }
  await bringDesk(folder, vault, signedIn);
  await bringSpool(join(folder, 'spool'), vault, known);
  await writeSignedIn(place, signedIn);
  for (const name of PLAIN) await rm(join(folder, name), { recursive: true, force: true });
  await syncFolder(folder);
  await rm(join(folder, SIGNED_IN), { force: true });
  await syncFolder(folder);
}

const SIGNED_IN = 'signed-in.json';
/** Begun anew: the segment before, its thumbnail, and the window's profile, in which browsers keep what was typed. */
const PLAIN = [
  'contracts.json',
  'desk.json',
  'desk.json.unreadable',
  'recent.json',
  'last.json',
  'last.webp',
  'window',
];

/** The term was not known then; whoever worked without it has the usual one. */
function withPrivateWindow(contract: Contract): Contract {
  return { ...contract, terms: { ...contract.terms, privateWindowMinutes: 10 } };
}

/** The journal, with the pictures of the segment that was running. */
async function bringDesk(folder: string, vault: Vault, signedIn: SignedIn): Promise<void> {
  const page = await readPlain<{ v: number; desk: Desk }>(join(folder, 'desk.json'));
  if (page?.v === 1) {
    const { desk } = page;
    const snapshots = await Promise.all(
      desk.snapshots.map(async (snapshot) => {
        const owner = cutsOf(desk, snapshot.segment, drawOf(signedIn)).find((cut) => cut.snapshot);
        const pictures = owner ? snapshot.pictures : [];
        const of = { contract: owner?.contract ?? '', segment: snapshot.segment };
        const brought = pictures.map(async (picture) => ({
          ...picture,
          picture: await bringFile(vault, picture.picture, {
            ...of,
            monitor: picture.monitor,
            kind: 'picture',
          }),
          thumbnail: await bringFile(vault, picture.thumbnail, {
            ...of,
            monitor: picture.monitor,
            kind: 'thumbnail',
          }),
          blurred: false,
          maskedPermille: 0,
        }));
        return { ...snapshot, pictures: await Promise.all(brought) };
      }),
    );
    const journal = { v: 2, desk: { ...desk, snapshots }, aways: [], paused: null, ending: null };
    await keep(vault, join(folder, 'desk.vault'), 'desk', journal);
  }
  const captures = join(folder, 'captures');
  for (const segment of (await ifThere(readdir(captures))) ?? []) {
    for (const name of await readdir(join(captures, segment)))
      if (name.endsWith('.webp')) await rm(join(captures, segment, name), { force: true });
  }
}

async function bringFile(
  vault: Vault,
  path: string,
  place: Parameters<typeof pictureRole>[0],
): Promise<string> {
  const encrypted = join(path, '..', `${basename(path, '.webp')}.vault`);
  const bytes = await ifThere(readFile(path));
  if (bytes) await vault.write(encrypted, pictureRole(place), bytes);
  return encrypted;
}
