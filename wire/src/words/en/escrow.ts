/** What is said of the money of milestones, in English: the keys and the holes that every other catalogue must have too. */
export const escrow = {
  'milestone-funded': {
    name: 'A milestone is funded',
    title: '{title}: {amount} is put aside',
    body: '“{milestone}” is funded: its money is in escrow, and work on it can begin. It leaves escrow when the milestone is released, or goes back to its client.',
    button: 'See the milestones',
  },
  'milestone-silence': {
    name: 'Submitted work is released soon',
    title: '{title}: {amount} is released {until} if you say nothing',
    body: '“{milestone}” was submitted by {other}. Release it, or ask for changes: that stops its clock. Silence releases it.',
    button: 'Look at the work',
  },
  'milestone-silent': {
    name: 'Submitted work is released by silence',
    title: '{title}: {amount} is released',
    body: 'Nothing was said of “{milestone}” for 14 days after its submission, so it is released. The freelancer’s part is available from {until}.',
    button: 'See the milestones',
  },
  'milestone-released': {
    name: 'A milestone is released',
    title: '{title}: {amount} is released',
    body: '“{milestone}” is approved. The freelancer’s part is available from {until}, after the security hold of five days.',
    button: 'See the milestones',
  },
  'milestone-available': {
    name: 'A milestone’s money is available',
    title: '{title}: {amount} is available',
    body: 'The security hold of “{milestone}” is over. It is yours to pay out.',
    button: 'Pay out',
  },
  'escrow-returned': {
    name: 'Money in escrow goes back',
    title: '{title}: {amount} goes back to the client',
    body: 'What was still in escrow on this contract with {other} goes back to the card that paid it, with the client’s fee on it.',
    button: 'See the contract',
  },
  'escrow-not-back': {
    name: 'Money from escrow did not reach a card',
    title: '{title}: {amount} did not reach your card',
    body: 'Your card’s bank did not take back what was in escrow for “{milestone}”. It stays your credit, and the operator of the house can send it again.',
    button: 'See the milestones',
  },
  'escrow-paid': {
    name: 'What was disputed in escrow is released',
    title: '{title}: {amount} is released to the freelancer',
    body: 'What was in escrow on this contract with {other} is released. It is available after the security hold of five days.',
    button: 'See the contract',
  },
  'escrow-asked': {
    name: 'The client asks for money in escrow back',
    title: '{title}: {other} asks for {amount} back',
    body: 'The contract has ended with this money in escrow. If work for it is done you can dispute until {until}; if you say nothing it goes back then.',
    button: 'See what is asked',
  },
  'escrow-dormant': {
    name: 'A contract with money in escrow sleeps',
    title: '{title}: nothing has happened for 90 days',
    body: '{amount} is in escrow on this contract with {other}. It goes back to the client on {until}, unless the freelancer submits work or disputes that until then.',
    button: 'See the contract',
  },
  'escrow-disputed': {
    name: 'The way back of money in escrow is disputed',
    title: '{title}: {other} disputes that {amount} goes back',
    body: 'Answer until {until}, and an operator decides; if you say nothing it is released then. Their words: {says}',
    button: 'Read and answer',
  },
  'escrow-answered': {
    name: 'The client has answered a dispute on escrow',
    title: '{title}: {other} answers on {amount} in escrow',
    body: 'An operator decides now; both of you read the decision and its reason. Their words: {says}',
    button: 'Read the answer',
  },
  'escrow-decided': {
    name: 'An operator has decided on money in escrow',
    title: '{title}: {amount} to the freelancer, {back} to the client',
    body: 'That is the operator’s decision on what was in escrow on this contract with {other}. The reason: {says}',
    button: 'Read the decision',
  },
} as const;
