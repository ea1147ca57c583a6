import { describe, expect, it } from 'vitest';
import { LANGUAGE_CODES } from './catalogue.ts';
import { invitation as english } from './en/invitation.ts';
import { invitationWordsOf } from './invitation.ts';

const holes = (sentence: string): string[] => [...sentence.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort();

describe('an invitation', () => {
  it.each(LANGUAGE_CODES)(
    'in %s has the holes of the English one, sentence by sentence',
    async (language) => {
      const words = await invitationWordsOf(language);
      for (const [key, sentence] of Object.entries(english)) {
        expect(holes(words[key as keyof typeof english]), key).toEqual(holes(sentence));
      }
    },
  );
});
