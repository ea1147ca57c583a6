/** What is said of a week's review, in English: the keys and the holes that every other catalogue must have too. */
export const review = {
  'week-approved': {
    name: 'A week is approved early',
    title: '{title}: the week of {week} is approved',
    body: '{by} looked through it and approves it. No date moves: the review ends {review}, and until then it can still be disputed (B6).',
    button: 'See the review',
  },
  'dispute-opened': {
    name: 'Segments are disputed',
    title: '{title}: {net} is disputed',
    body: '{by} disputes {hours} of the week of {week}. Your {net} for it is held; the rest of the week goes on. You have until {answer} to think it over; saying nothing is contesting, and then the verdict that you both can see decides (D2).',
    button: 'See which and why',
  },
  'dispute-withdrawn': {
    name: 'A dispute is withdrawn',
    title: '{title}: the dispute is withdrawn',
    body: '{by} withdrew the dispute of {hours} of the week of {week}. The {net} that was held goes on with the rest of that week (D2).',
    button: 'See the week',
  },
} as const;
