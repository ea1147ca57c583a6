import { describe, expect, it } from 'vitest';
import { sampleOf } from '../told.fixture.ts';
import { KINDS, type Told } from '../told.ts';
import { LANGUAGE_CODES, type Language } from './catalogue.ts';
import { catalogueOf } from './load.ts';
import { textOf } from './parts.ts';
import { sentencesOf } from './sentences.ts';
import { speakerOf } from './speaker.ts';

/** Title and body, as they are read in Berlin. */
async function say(told: Told, language: Language = 'en'): Promise<string[]> {
  const speaker = speakerOf({ language, zone: 'Europe/Berlin' }, await catalogueOf(language));
  const { title, body } = sentencesOf(told, speaker);
  return [title, body].map((parts) => textOf(parts, language));
}

describe('the way to a contract', () => {
  it('an offer is told with what can be done, and until when by both clocks', async () => {
    expect(await say(sampleOf('offer-made'))).toEqual([
      'Web shop: an offer from Acme',
      'You can accept it, decline it or ask for changes until Wed 25 Nov, 11:00 (10:00 UTC). There is no contract before you accept.',
    ]);
    expect((await say(sampleOf('offer-made'), 'ja'))[1]).toBe(
      '11月25日(水) 11:00（10:00 UTC）まで、承諾する、断る、変更を求めることができます。承諾するまで契約にはなりません。',
    );
  });

  it('a milestone is due on a day of the calendar, whatever the zone', async () => {
    expect((await say(sampleOf('milestone-due')))[0]).toBe('Web shop: a milestone is due Fri 27 Nov');
    expect((await say(sampleOf('milestone-due'), 'ar'))[0]).toContain('الجمعة، 27 نوفمبر');
  });

  it('M1: who is asked to allow manual time reads which, and that it waits for them', async () => {
    const [title, body] = await say(sampleOf('time-asked'));
    expect(title).toBe('Web shop: Acme asks you to allow manual time');
    expect(body).toContain('From Tue 17 Nov, 14:00 (13:00 UTC) to Tue 17 Nov, 16:30 (15:30 UTC).');
    expect(body).toContain('They write: Could we begin a week later?');
  });

  it('a role is said in the reader’s words, and one without a word by its code', async () => {
    const { kind, facts } = sampleOf('role-changed');
    expect((await say({ kind, facts } as Told))[0]).toBe('Acme Garden Tools: your role is now: Hirer');
    expect((await say({ kind, facts } as Told, 'ja'))[0]).toContain('「採用担当」');
    for (const role of ['toString', 'auditor']) {
      expect((await say({ kind, facts: { ...facts, role } } as Told))[0]).toContain(`now: ${role}`);
    }
  });

  it.each(LANGUAGE_CODES)('where nobody wrote anything, nothing is quoted: %s', async (language) => {
    for (const kind of KINDS) {
      const [title, body] = await say(
        sampleOf(kind, (key) => (WRITTEN.has(key) ? ' ' : 'Acme')),
        language,
      );
      expect(`${title} ${body}`, kind).not.toMatch(/They write|والرسالة|メッセージ：|“”|«»|「」|[{}]/);
    }
  });
});

const WRITTEN = new Set(['says', 'reason', 'memo', 'answer']);
