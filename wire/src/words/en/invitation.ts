/** An invitation by mail, in English: what it asks, what it would mean, and that nothing happens by itself. */
export const invitation = {
  subject: '{by} invites you to {organisation} on Stint',
  hello: 'Hello,',
  title: '{by} invites you to {organisation}',
  owner:
    'You would be an owner of {organisation}: you could hire, review, pay, and look after its people and their roles.',
  hirer:
    'You would be a hirer for {organisation}: you could post jobs, make offers, change terms and review weeks.',
  reviewer: 'You would be a reviewer for {organisation}: you could look through weeks and answer for them.',
  billing: 'You would do the billing for {organisation}: you could look after its cards and invoices.',
  viewer: 'You would be a viewer of {organisation}: you could look at its contracts, and change nothing.',
  agent: 'You would be an agent of {organisation}: you could speak for the freelancers of this agency.',
  freelancer:
    'The agency {organisation} would speak for you: it could propose and accept in your name, and see the diary of contracts that come about by way of it. You can leave it at any time.',
  until: 'The invitation is good until {until}. With it you sign up, or sign in with this address.',
  button: 'Look at the invitation',
  stint: 'Stint keeps the time of hourly work so that both sides can trust it.',
  why: 'You get this because {by} wrote down your address. If you do not want it, do nothing: nothing happens without you.',
} as const;
