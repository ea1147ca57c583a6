import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Contract } from '@stint/wire/contracts';
import type { SegmentRecord } from '@stint/wire/record';
import { ifThere, syncFolder } from '../files.ts';
import { withoutContents } from '../record.ts';
import { type ChainBase, newBase } from '../spool/chain.ts';
import { pictureName } from '../spool/entry.ts';
import type { Page } from '../spool/page.ts';
import { keep, readPlain } from './plain.ts';
import { chainRole, pictureRole, recordRole, refusalRole } from './roles.ts';
import type { Vault } from './vault.ts';

/** What waited in plain files for the house, and what it had refused. */
export async function bringSpool(
  folder: string,
  vault: Vault,
  contracts: readonly Contract[],
): Promise<void> {
  const told = await readPlain(join(folder, 'told.json'));
  if (told) await keep(vault, join(folder, 'told.vault'), 'told', told);
  await rm(join(folder, 'told.json'), { force: true });
  for (const name of await namesIn(join(folder, 'chains'))) {
    const contract = basename(name, '.json');
    const base = await readPlain<Partial<ChainBase>>(join(folder, 'chains', name));
    const path = join(folder, 'chains', `${contract}.vault`);
    if (base && contract !== name)
      await keep(vault, path, chainRole(contract), { ...newBase(base.device ?? ''), ...base });
    if (!name.endsWith('.vault')) await rm(join(folder, 'chains', name), { force: true });
  }
  for (const room of ['waiting', 'refused']) {
    for (const contract of await namesIn(join(folder, room))) {
      const known = contracts.find(({ id }) => id === contract);
      for (const segment of await namesIn(join(folder, room, contract))) {
        if (!segment.startsWith('.'))
          await bringEntry(join(folder, room, contract, segment), vault, contract, known);
      }
    }
  }
}

/** A record of the first tracker, where it differs from one of today. */
interface OldRecord extends Omit<SegmentRecord, 'v' | 'capabilities' | 'pictures'> {
  readonly pictures: readonly Omit<SegmentRecord['pictures'][number], 'blurred' | 'maskedPermille'>[];
  readonly capabilities: Omit<SegmentRecord['capabilities'], 'idle' | 'picture'> & {
    readonly picture: boolean;
  };
}

async function bringEntry(
  folder: string,
  vault: Vault,
  contract: string,
  known: Contract | undefined,
): Promise<void> {
  const segment = Number(basename(folder));
  const names = await namesIn(folder);
  const deleted = names.includes('deleted');
  for (const name of names) {
    const [, monitor, kind] = /^(\d+)-(picture|thumbnail)\.webp$/.exec(name) ?? [];
    if (monitor === undefined || deleted) continue;
    const place = {
      contract,
      segment,
      monitor: Number(monitor),
      kind: kind === 'picture' ? kind : 'thumbnail',
    } as const;
    const bytes = await readFile(join(folder, name));
    await vault.write(join(folder, pictureName(place.monitor, place.kind, 0)), pictureRole(place), bytes);
  }
  const refusal = await readPlain(join(folder, 'refusal.json'));
  if (refusal) await keep(vault, join(folder, 'refusal.vault'), refusalRole(contract, segment), refusal);
  const text = await ifThere(readFile(join(folder, 'record.json'), 'utf8'));
  const old = await readPlain<OldRecord>(join(folder, 'record.json'));
  const page = old ? pageOf(old, known, deleted) : text;
  if (page !== null) await keep(vault, join(folder, 'record.vault'), recordRole(contract, segment), page);
  for (const name of names) if (!name.endsWith('.vault')) await rm(join(folder, name), { force: true });
  await syncFolder(folder);
}

function pageOf(old: OldRecord, known: Contract | undefined, deleted: boolean): Page {
  const { device: _, sequence: __, previous: ___, ...rest } = old;
  const { counts, window, monitors, backend, picture } = old.capabilities;
  const draft: Page['draft'] = {
    ...rest,
    v: 2,
    pictures: old.pictures.map((each) => ({ ...each, blurred: false, maskedPermille: 0 })),
    // Where the terms wanted it blurred, none was taken then, and `terms` now means that they want none.
    withheld:
      old.withheld === 'terms' && known?.terms.snapshots === 'blurred' ? 'capture-failed' : old.withheld,
    capabilities: {
      counts,
      idle: counts,
      window,
      picture: picture ? 'each-monitor' : 'none',
      monitors,
      backend,
    },
  };
  return {
    v: 1,
    draft: deleted ? withoutContents(draft) : draft,
    editions: old.pictures.map(() => 0),
    maskedAtFirst: old.pictures.map(() => 0),
    maskedAreas: old.pictures.map(() => []),
    blurredByHand: [],
    // It was tracked without a private window, and may have left already.
    released: true,
    deleted,
    owing: null,
  };
}

async function namesIn(folder: string): Promise<string[]> {
  return (await ifThere(readdir(folder))) ?? [];
}
