import { z } from 'zod';
import { Id } from './letters.ts';

/** Somebody's own words, as they were when it happened. */
export const Theirs = z.string();

export const OfContract = z.object({ contract: Id, title: Theirs });
