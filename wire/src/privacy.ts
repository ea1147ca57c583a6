import { z } from 'zod';
import { ContractParams, Party } from './contracts.ts';
import { Id, InstantText, plainText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

/**
 * Somebody looked at a large picture on one day of UTC: when first and last in it, and how often. Thumbnails are not
 * noted, nor the freelancer's own looks.
 */
export const Look = z
  .object({
    /** The segment whose picture it was. */
    start: InstantText,
    monitor: z.number().int(),
    by: Party,
    /** For whom they looked. */
    side: z.enum(['client', 'agency', 'operator']),
    firstAt: InstantText,
    lastAt: InstantText,
    times: z.number().int(),
  })
  .meta({ id: 'Look' });
export type Look = z.infer<typeof Look>;

export const readLooks = route({
  method: 'GET',
  path: '/contracts/:contract/looks',
  says: `Who looked at the large pictures of the segments between two instants (at most ${LIMITS.diaryDays} days), and when; for the freelancer.`,
  tag: 'privacy',
  access: ['person'],
  params: ContractParams,
  query: z.object({ from: InstantText, to: InstantText }),
  answer: z.object({ looks: z.array(Look) }),
  refusals: ['no-such-contract', 'freelancers-only', 'bad-span'],
});

/** A look with the contract that it was on, for lists over all of them. */
export const ListedLook = Look.extend({ contract: z.object({ id: Id, title: z.string() }) }).meta({
  id: 'ListedLook',
});
export type ListedLook = z.infer<typeof ListedLook>;

export const listLooks = route({
  method: 'GET',
  path: '/me/looks',
  says: 'Looks of others at your pictures, or your own at those of others, the newest first. `next`: name it as `before` to read on.',
  tag: 'privacy',
  access: ['person'],
  query: z.object({
    at: z.enum(['my-pictures', 'pictures-of-others']).optional(),
    before: plainText(LIMITS.lookPlace).optional(),
  }),
  answer: z.object({ looks: z.array(ListedLook), next: z.string().nullable() }),
});

/** One kind of record that the house holds of somebody. */
export const Held = z
  .object({
    name: z.string(),
    says: z.string(),
    rows: z.number().int(),
    bytes: z.number().int(),
  })
  .meta({ id: 'Held' });
export type Held = z.infer<typeof Held>;

export const readHeld = route({
  method: 'GET',
  path: '/me/held',
  says: 'What kinds of records this house holds of you: how many of each, and their bytes.',
  tag: 'privacy',
  access: ['person'],
  answer: z.object({ kinds: z.array(Held) }),
});

/** How far the packing of everything about somebody is. */
export const ExportState = z
  .object({
    id: Id,
    state: z.enum(['waiting', 'under-way', 'done', 'broken']),
    /** Records, pictures and files that are in the archive so far, and that there were when it began. */
    packed: z.number().int(),
    of: z.number().int(),
    /** Bytes that have left the house. */
    bytes: z.number().int(),
  })
  .meta({ id: 'ExportState' });
export type ExportState = z.infer<typeof ExportState>;

export const beginExport = route({
  method: 'POST',
  path: '/me/exports',
  says: 'Ask for everything about you. Then fetch it, within ten minutes, once.',
  tag: 'privacy',
  access: ['person'],
  answer: ExportState,
  status: 201,
  refusals: ['export-under-way', 'too-many-exports', 'house-packs-others'],
});

export const readExport = route({
  method: 'GET',
  path: '/me/exports',
  says: 'How far the newest of them is; null where there is none.',
  tag: 'privacy',
  access: ['person'],
  answer: ExportState.nullable(),
});

export const fetchExport = route({
  method: 'GET',
  path: '/me/exports/:export',
  says: 'Everything about you as a ZIP archive: JSON files, and your pictures and files.',
  tag: 'privacy',
  access: ['person'],
  params: z.object({ export: Id }),
  answer: z.instanceof(Uint8Array),
  answerKind: 'octets',
  refusals: ['no-such-export', 'export-under-way', 'house-packs-others'],
});
