import type { Readable } from 'node:stream';
import { formatDay } from '@stint/core/instant';
import type { ExportState } from '@stint/wire/privacy';
import type { Actor, House } from '../../house.ts';
import type { PictureStore } from '../../outside/objects/store.ts';
import { openZip, ZipAbandoned, type ZipStream } from '../../outside/zip.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { noteDeed } from '../../store/audit.ts';
import { packExport } from './pack-export.ts';
import { readHeld } from './read-held.ts';

interface Export {
  readonly id: string;
  state: ExportState['state'];
  packed: number;
  readonly of: number;
  /** Of the process's own watch. */
  readonly askedMs: number;
  zip: ZipStream | null;
}

/** How long one may wait to be fetched, and how many of a house are packed at once. */
const WAITS_MS = 600_000;
const AT_ONCE = 3;

/** Asks for everything about somebody; the newest of theirs stands. Refusals: `export-under-way`, `house-packs-others`. */
export async function beginExport(house: House, actor: Actor): Promise<ExportState | Refusal> {
  const all = exportsOf(house);
  if (all.get(actor.person)?.state === 'under-way') return refuse('export-under-way');
  if (isFull(all)) return refuse('house-packs-others');
  const { kinds } = await readHeld(house, actor);
  const of = kinds.reduce((sum, { rows }) => sum + rows, 0);
  const begun: Export = {
    id: house.random.uuid(),
    state: 'waiting',
    packed: 0,
    of,
    askedMs: performance.now(),
    zip: null,
  };
  if (all.get(actor.person)?.state === 'under-way') return refuse('export-under-way');
  all.set(actor.person, begun);
  return letterOf(begun);
}

/** How far the newest of somebody's is. */
export function readExport(house: House, { person }: Actor): ExportState | null {
  const one = exportsOf(house).get(person);
  return one ? letterOf(one) : null;
}

/**
 * Packs it while it is read; once. Refusals: `no-such-export` (also one that was fetched, or has waited too long),
 * `export-under-way`, `house-packs-others`.
 */
export async function fetchExport(
  house: House,
  { person }: Actor,
  asked: { readonly export: string },
): Promise<{ stream: Readable; name: string } | Refusal> {
  const all = exportsOf(house);
  const one = all.get(person);
  if (!one || one.id !== asked.export) return refuse('no-such-export');
  if (one.state === 'under-way') return refuse('export-under-way');
  if (one.state !== 'waiting' || performance.now() - one.askedMs > WAITS_MS) return refuse('no-such-export');
  if (isFull(all)) return refuse('house-packs-others');
  one.state = 'under-way';
  const now = house.clock.now();
  try {
    await noteDeed(house.db, { at: now, person, deed: 'everything-fetched', object: person });
  } catch (error) {
    one.state = 'broken';
    throw error;
  }
  const zip = openZip(new Date(now * 1000));
  one.zip = zip;
  void pack(house, { person, now }, one, zip);
  return { stream: zip.stream, name: `stint-about-me-${formatDay(now - (now % 86_400))}.zip` };
}

async function pack(
  house: House,
  whom: { person: string; now: number },
  one: Export,
  zip: ZipStream,
): Promise<void> {
  try {
    await packExport(house, whom, zip, () => {
      one.packed += 1;
    });
    await zip.end();
    one.state = 'done';
  } catch (error) {
    one.state = 'broken';
    if (error instanceof ZipAbandoned) return;
    const why = error instanceof Error ? error : new Error(String(error));
    house.log(`What is held about somebody could not be packed: ${why.message}.`);
    zip.abandon(why);
  }
}

function letterOf({ id, state, packed, of, zip }: Export): ExportState {
  return { id, state, packed, of: Math.max(of, packed), bytes: zip?.bytes() ?? 0 };
}

function isFull(all: ReadonlyMap<string, Export>): boolean {
  return [...all.values()].filter(({ state }) => state === 'under-way').length >= AT_ONCE;
}

/** By house and person; the oldest is forgotten first. */
function exportsOf({ pictures }: House): Map<string, Export> {
  const all = EXPORTS.get(pictures) ?? new Map<string, Export>();
  EXPORTS.set(pictures, all);
  for (const [person, { state, askedMs }] of all) {
    if (state !== 'under-way' && performance.now() - askedMs > FORGOTTEN_MS) all.delete(person);
  }
  return all;
}

const EXPORTS = new WeakMap<PictureStore, Map<string, Export>>();
const FORGOTTEN_MS = 3_600_000;
