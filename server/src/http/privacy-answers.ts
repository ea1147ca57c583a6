import { toInstant } from '@stint/wire/letters';
import type { House } from '../house.ts';
import { beginExport, fetchExport, readExport } from '../operations/privacy/exports.ts';
import { listLooks } from '../operations/privacy/list-looks.ts';
import { readHeld } from '../operations/privacy/read-held.ts';
import { readLooks } from '../operations/privacy/read-looks.ts';
import { isRefusal, refuse } from '../refusal.ts';
import type { Answers } from './answers.ts';
import { EXPORT_TRIES } from './limits.ts';
import { savedOnly } from './saved-only.ts';
import { Tries } from './tries.ts';

type PrivacyAnswers = Pick<
  Answers,
  'readLooks' | 'listLooks' | 'readHeld' | 'beginExport' | 'readExport' | 'fetchExport'
>;

/** What is held about somebody, and who looked at it. */
export function privacyAnswers(house: House): PrivacyAnswers {
  const tries = new Tries();
  return {
    readLooks: ({ actor, params, query }) =>
      readLooks(house, actor, { ...params, from: toInstant(query.from), to: toInstant(query.to) }),
    listLooks: ({ actor, query }) => listLooks(house, actor, query),
    readHeld: ({ actor }) => readHeld(house, actor),
    beginExport: async ({ actor, wall }) => {
      const trier = [{ name: `export:${actor.person}`, limit: EXPORT_TRIES }];
      if (!tries.take(trier, wall)) return refuse('too-many-exports');
      const begun = await beginExport(house, actor);
      if (isRefusal(begun)) tries.giveBack(trier);
      return begun;
    },
    readExport: async ({ actor }) => readExport(house, actor),
    fetchExport: async ({ actor, params }) => {
      const fetched = await fetchExport(house, actor, params);
      if (isRefusal(fetched)) return fetched;
      const { stream, name } = fetched;
      return { stream, bytes: null, type: 'application/zip', headers: savedOnly(name) };
    },
  };
}
