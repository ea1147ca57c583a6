import { toInstant } from '@stint/wire/letters';
import type { House } from '../house.ts';
import { listLooks } from '../operations/privacy/list-looks.ts';
import { readLooks } from '../operations/privacy/read-looks.ts';
import type { Answers } from './answers.ts';

/** What is held about somebody, and who looked at it. */
export function privacyAnswers(house: House): Pick<Answers, 'readLooks' | 'listLooks'> {
  return {
    readLooks: ({ actor, params, query }) =>
      readLooks(house, actor, { ...params, from: toInstant(query.from), to: toInstant(query.to) }),
    listLooks: ({ actor, query }) => listLooks(house, actor, query),
  };
}
