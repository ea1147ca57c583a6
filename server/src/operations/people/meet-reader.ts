import { LIMITS } from '@stint/wire/limits';
import { languageFor } from '@stint/wire/words/catalogue';
import type { Trx } from '../../store/desk.ts';
import { meetReader as keep } from '../../store/readers.ts';
import { isZone } from '../notifications/digest-time.ts';

/** What a browser says of its reader. */
export interface SaidReader {
  readonly languages: readonly string[];
  readonly zone: string;
}

/**
 * At somebody's first sign-in their browser says how they read. A language without words here is read in English, and a
 * zone that this house does not know as UTC: nobody is kept out for it.
 */
export async function meetReader(trx: Trx, person: string, said: SaidReader): Promise<void> {
  const zone = said.zone.length <= LIMITS.zone && isZone(said.zone) ? said.zone : 'UTC';
  await keep(trx, person, { language: languageFor(said.languages), zone });
}
