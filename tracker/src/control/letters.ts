import { z } from 'zod';
import type { Status } from '../status-page.ts';

const Label = z.string().max(300);

/** What the command line may ask of a running tracker: one line of JSON, answered by one line of JSON. */
export const Request = z.discriminatedUnion('deed', [
  /** `contract`: an id, or part of a title or a client's name; null where there is only one. */
  z.strictObject({
    deed: z.literal('start'),
    contract: z.string().max(300).nullable(),
    memo: z.string().max(4000),
    /** As the terms write it, in whatever case; missing: the one that the contract was last worked on with. */
    label: Label.optional(),
  }),
  z.strictObject({ deed: z.literal('stop') }),
  /** Either missing: it stays. */
  z.strictObject({ deed: z.literal('memo'), text: z.string().max(4000).optional(), label: Label.optional() }),
  z.strictObject({ deed: z.literal('status') }),
  /** The address of a new window. */
  z.strictObject({ deed: z.literal('window') }),
  /** Ends the tracker in good order, a session that runs with it. */
  z.strictObject({ deed: z.literal('quit') }),
]);
export type Request = z.infer<typeof Request>;

export type Reply =
  | { readonly refused: string; readonly says: string }
  | { readonly status: Status }
  | { readonly address: string };
