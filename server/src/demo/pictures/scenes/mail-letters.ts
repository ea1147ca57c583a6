import { ana, ben, mira, olu, type Person, pia } from '../people.ts';

export interface Letter {
  readonly from: Person;
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly attached?: string;
  /** What Ana writes back. */
  readonly answer: string;
}

/** The letter that the memo's work is about. */
export function lettersAbout(subject: string): readonly Letter[] {
  return [
    {
      from: ben,
      subject: `Re: ${subject}`,
      paragraphs: [
        'Hi Ana,',
        `thank you for the first version of “${subject}”. We looked at it together in the shop this morning, on the old laptop behind the counter and on two phones.`,
        'The direction is right. Three things we noticed: the words on the straw header are hard to read in the sun, the basket number jumps when it goes from 9 to 10, and Mira would like the guides one click closer.',
        'None of this is urgent before Thursday. If something takes longer than you thought, tell me and we leave it for next week.',
        'Best,',
        'Ben',
      ],
      attached: 'counter-laptop.png',
      answer:
        'Hi Ben, thank you, that helps a lot. I darkened the words on the straw header, the contrast is now 7.2 to 1, and the basket keeps its width from one digit to two. For the guides I suggest a link beside “Seeds”; the picture shows both ways. I will have it on the preview by tomorrow noon.',
    },
    {
      from: mira,
      subject: `${subject}: what customers say`,
      paragraphs: [
        'Hello Ana,',
        'I wrote down what people asked at the counter last week. Eleven of them had seen the shop on their phone first. Most wanted to know whether we hold a thing in the shed before they drive over.',
        'So if the stock could be a little larger on the card, that would save us many calls. Gloves and shears above all.',
        'Two customers found the prices without the VAT confusing. Olu knows what we may write there.',
        'Thank you and see you on Wednesday!',
        'Mira',
      ],
      answer:
        'Hello Mira, that list is gold. I can put the stock under the name with a green dot, and “last 9” in amber when it runs low. May I use the sentence about driving over in the help page? See you on Wednesday.',
    },
  ];
}

export const otherLetters: readonly Letter[] = [
  {
    from: pia,
    subject: 'Stock list: new column from Monday',
    paragraphs: [
      'Hi Ana,',
      'from Monday on the nightly list has one more column, “bulky”, with yes or no. It stands between stock and price. The separator stays a semicolon.',
      'I put a sample below. Wheelbarrow and hose reel are the only bulky ones for now, the greenhouse follows in spring.',
      'Could you tell me when the import can read it? Until then I send both lists.',
      'Pia',
    ],
    attached: 'stock-list.csv',
    answer:
      'Hi Pia, thank you for the sample. The import reads the new column since this morning and still takes the old list, so you can switch whenever you like. Rows without yes or no are refused and named in the report.',
  },
  {
    from: olu,
    subject: 'Your invoice of last week is in review',
    paragraphs: [
      'Hi Ana,',
      'the week that ended on Sunday is closed. The invoice is made and the client has until Friday midnight UTC to look at it. You need do nothing.',
      'One segment on Wednesday has no memo. It counts, but it is not protected. The diary shows which one, under “Why?”.',
      'Olu',
    ],
    answer: 'Thank you, Olu. I saw it in the diary: that was the call with Ben, I had forgotten to name it.',
  },
  {
    from: ben,
    subject: 'Thursday: demo for the whole shop?',
    paragraphs: [
      'Hi Ana,',
      'would you show the new header and the basket to everybody on Thursday at ten? Half an hour is plenty. People like to see where it goes.',
      'We could use the big screen next to the seeds. I bring coffee.',
      'Ben',
    ],
    answer:
      'Hi Ben, gladly. Thursday at ten is good. I will show the header in all four seasons and then the basket on a phone.',
  },
];

/** Lines of the list that are never opened. */
export const listed: readonly (readonly [from: Person, subject: string, begin: string])[] = [
  [pia, 'Hose reel: only nine left', 'The next delivery comes on the 27th, please show'],
  [ben, 'Contract, signed', 'Here is the signed copy, twenty hours a week as'],
  [olu, 'Payment method verified', 'The card of Acme Garden Tools is verified since'],
  [mira, 'Pictures of the new pots', 'Twelve photos, taken this morning in the good'],
  [ben, 'Domain and certificates', 'The old shop stays until January, then we point'],
  [ana, 'Notes from our call', 'What we agreed: colours first, then the basket,'],
  [pia, 'Pallets and parcel prices', 'The parcel is 4.90 from December on, bulky 19.00'],
  [mira, 'Guide: when to plant tulips', 'I wrote a page for the guides, can you set it?'],
  [ben, 'Search words of October', '“gloves”, “gloves small”, “tomato”, “spade”, “pot'],
  [olu, 'Welcome to the house', 'Your account is ready. The tracker signs in with'],
];
