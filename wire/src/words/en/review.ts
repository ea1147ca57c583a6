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
  'dispute-contested': {
    name: 'A dispute is contested',
    title: '{title}: the dispute is contested',
    body: '{by} contests the dispute of {hours} of the week of {week}. On {decides} the verdict of each segment decides; until then the client can withdraw and the operator overrule (D2). They write: {says}',
    bodyBare:
      '{by} contests the dispute of {hours} of the week of {week}. On {decides} the verdict of each segment decides; until then the client can withdraw and the operator overrule (D2).',
    silent:
      'The three days for an answer to the dispute of {hours} of the week of {week} are over, and silence is a contest. On {decides} the verdict of each segment decides; until then the client can withdraw and the operator overrule (D2).',
    button: 'See the dispute',
  },
  'dispute-accepted': {
    name: 'A dispute is accepted',
    title: '{title}: {back} comes back',
    body: '{by} accepts the dispute of {hours} of the week of {week}. {back} is refunded, with both fees: back to the card, or off what is still to be charged (D2).',
    button: 'See the dispute',
  },
  'dispute-overruled': {
    name: 'An operator overrules a verdict',
    title: '{title}: a verdict is overruled',
    refunded:
      '{by} overruled the verdict of the segment of {start}: it will be refunded (D2). The reason: {says}',
    paid: '{by} overruled the verdict of the segment of {start}: it will be paid (D2). The reason: {says}',
    button: 'See the dispute',
  },
  'dispute-decided': {
    name: 'A dispute is decided',
    title: '{title}: the dispute is decided',
    body: 'Of the week of {week}, {hours} were disputed. {refunded} of {segments} segments are refunded: {back} goes back to the client, with the fees. {net} is paid to the freelancer and goes on with the rest of that week (D2).',
    button: 'See what decided each',
  },
} as const;
