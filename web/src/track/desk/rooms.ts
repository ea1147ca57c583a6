import type { Contract } from '@stint/wire/contracts';
import { Box, type OpenBox } from '../keep/box.ts';
import { Spool } from '../keep/spool.ts';
import type { Agreements } from './agreements.ts';
import { type Choices, NO_CHOICES } from './choices.ts';

/** What this browser keeps of one freelancer's tracker, opened. */
export interface Rooms {
  readonly box: OpenBox;
  readonly spool: Spool;
  readonly contracts: readonly Contract[];
  readonly choices: Choices;
  readonly agreements: Agreements;
}

/** One store for each freelancer of this browser. */
export async function openRooms(person: string): Promise<Rooms> {
  const box = await Box.open(`stint-track-${person}`);
  return {
    box,
    spool: await Spool.open(box),
    contracts: (await box.page<Contract[]>('pages', 'contracts')) ?? [],
    choices: (await box.page<Choices>('pages', 'choices')) ?? NO_CHOICES,
    agreements: (await box.page<Agreements>('pages', 'agreed')) ?? {},
  };
}

/** Of the browser's room; null where it does not tell. Looked at only when no snapshot can show in it (T2). */
export async function readRoom(): Promise<{ freeBytes: number | null; lasting: boolean }> {
  const { storage } = navigator;
  const { quota, usage } = await storage.estimate();
  const freeBytes = quota === undefined || usage === undefined ? null : Math.max(0, quota - usage);
  return { freeBytes, lasting: await storage.persisted() };
}
