import { ana, ben, mira, olu, type Person, pia } from '../people.ts';

/** One message of the shop's channel. */
export interface Line {
  readonly from: Person;
  readonly words: string;
  readonly shows?: 'picture' | 'code';
  readonly thumbs?: number;
}

/** The conversation around the memo's work, in the order in which it is written. It comes round again. */
export function linesAbout(subject: string): readonly Line[] {
  return [
    { from: ben, words: `Morning! Where are we with “${subject}”?` },
    {
      from: ana,
      words: 'Good morning. The first half is on the preview, I am on the second now.',
      thumbs: 2,
    },
    { from: mira, words: 'I opened it on the counter laptop. Much calmer than before.' },
    { from: ana, words: 'This is how it looks with the straw colours:', shows: 'picture' },
    { from: ben, words: 'Oh, I like that. The leaf stands out.', thumbs: 3 },
    {
      from: pia,
      words:
        'Two parcels came back this week because people took the small gloves for the large ones. Could the size be in the name?',
    },
    { from: ana, words: 'Yes. It is a field in your list already, I only have to show it.' },
    {
      from: olu,
      words:
        'A note from the house: the week closes on Monday at noon UTC, please look at your memos before.',
    },
    { from: ana, words: 'Thank you Olu, all of mine have one.' },
    { from: ben, words: 'What happens to a basket when somebody signs in on the phone and then at home?' },
    { from: ana, words: 'Both are merged, line by line. It is three lines:', shows: 'code' },
    { from: ben, words: 'Good. And nothing gets lost?' },
    { from: ana, words: 'Nothing. There is a test for it, and it is the first one I wrote.', thumbs: 1 },
    {
      from: mira,
      words:
        'A customer just asked for tomato seeds in the shop and found them on her phone in ten seconds. That is new!',
      thumbs: 4,
    },
    { from: pia, words: 'The hose reels are down to nine. Please show that.' },
    {
      from: ana,
      words: 'It shows “last 9” in amber. Here, with a real row from your list:',
      shows: 'picture',
    },
    { from: ben, words: 'Perfect. Thursday at ten for everybody?' },
    { from: ana, words: 'Thursday at ten. I will bring all four seasons.', thumbs: 2 },
    { from: olu, words: 'I can make room for half an hour.' },
    { from: ben, words: 'Then let us leave the guides for next week and finish this.' },
  ];
}
