import type { HandshakeCode } from '@stint/wire/handshake-refusals';
import { LIMITS } from '@stint/wire/limits';

/** How the refusals on the way to a contract, and of the people on it, are told: status, sentence, what would work. */
export const HANDSHAKE_SAID: Readonly<Record<HandshakeCode, readonly [number, string, string | null]>> = {
  'no-such-job': [
    404,
    'There is no such job, or it is not for you to see.',
    'Look for it among the open jobs.',
  ],
  'job-not-open': [409, 'This job is not open.', 'Only its client can open it again.'],
  'own-job': [
    409,
    'This job is that of your own organisation.',
    'Propose for the jobs of others; nobody hires themselves.',
  ],
  'no-such-proposal': [404, 'There is no such proposal, or it is not yours to see.', null],
  'already-proposed': [
    409,
    'You have a proposal for this job already.',
    'Edit it, or withdraw it and send another.',
  ],
  'no-longer-editable': [
    409,
    'A proposal can be edited until the client has looked at it, at most for six hours.',
    'Write a message, or withdraw it and send another.',
  ],
  'no-such-offer': [404, 'There is no such offer, or it is not yours to see.', null],
  'offer-changed': [409, 'The offer has changed since you saw it.', 'Read it as it is now, and decide then.'],
  'offer-closed': [
    409,
    'This offer is no longer open.',
    'It was accepted, declined, withdrawn, or its seven days are over.',
  ],
  'own-freelancer': [
    409,
    'This freelancer is a member of your own organisation.',
    'Offer work to others; nobody hires themselves.',
  ],
  'too-many-offers': [
    429,
    'Your organisation has made as many offers as it can for now.',
    'Withdraw some that wait for an answer, or offer again tomorrow.',
  ],
  'too-many-asks': [
    429,
    'Changes can be asked for three times an hour.',
    'Write a message meanwhile; the offer as it stands can still be accepted.',
  ],
  'changed-meanwhile': [
    409,
    'Somebody has changed this since you opened it.',
    'Look at what it says now; what you typed is still here.',
  ],
  'too-many-edits': [
    409,
    `This segment's memo was edited ${LIMITS.memoEdits} times (T3).`,
    'It stays as it is: both sides can read it.',
  ],
  'not-in-this-state': [409, 'That cannot be done in its present state.', 'Look at what can be done now.'],
  'not-your-role': [
    403,
    'Your role in this organisation does not include that.',
    'An owner of it can do it, or can change your role.',
  ],
  'last-owner': [409, 'An organisation needs an owner.', 'Make another member an owner first.'],
  'already-member': [409, 'That person is a member already.', 'Change the role in the list of members.'],
  'team-full': [
    409,
    'There is no room left: 200 members is the most, and 200 freelancers.',
    'Take somebody out first.',
  ],
  'no-such-sign-in': [404, 'There is no such sign-in, or it has ended already.', null],
  'no-such-invitation': [
    404,
    'This invitation is not good: it was used, withdrawn, or its time is over.',
    'Ask for another one.',
  ],
  'invited-otherwise': [
    403,
    'This invitation went to another e-mail address.',
    'Sign in with the address that it was sent to.',
  ],
  'sign-up-closed': [
    403,
    'This house takes new people by invitation only.',
    'Ask its operator, or somebody who works with you here.',
  ],
  'no-such-freelancer': [404, 'There is no such freelancer here.', null],
  'no-such-milestone': [404, 'There is no such milestone.', null],
  'amount-too-small': [400, 'A milestone is of 5.00 at least.', 'Give a higher amount.'],
  'hourly-contract': [
    409,
    'An hourly contract has no milestones.',
    'Its time is billed week by week; a fixed price is a contract of its own.',
  ],
  'fixed-price': [
    409,
    'A fixed price has no hourly rate, weekly limit or manual time to change.',
    'Propose a milestone, or change one.',
  ],
  'too-many-milestones': [409, 'This contract has as many milestones as it can have.', 'Change one of them.'],
  'escrow-not-agreed': [
    409,
    'Without escrow only by the explicit choice of both.',
    'Say so when you accept.',
  ],
  'feedback-closed': [409, 'Feedback can be given for 14 days after the end of a contract.', null],
  'feedback-given': [409, 'You have given your feedback already.', null],
  'no-such-thread': [404, 'There is no such conversation, or it is not yours to read.', null],
  'no-such-message': [404, 'There is no such message.', null],
  'no-such-attachment': [404, 'There is no such file, or it is not yours to fetch.', null],
  'file-too-large': [
    413,
    'The file is too large.',
    'Ten megabytes is the most; send a smaller one, or several.',
  ],
  'file-type-refused': [
    415,
    'Files of this kind are not taken.',
    'Pictures, PDF, plain text, office documents and ZIP archives are.',
  ],
  'too-many-unsent-files': [
    409,
    'Too many of your files wait to be sent with something.',
    'Send or remove some of them; what is sent with nothing goes by itself after a day.',
  ],
  'too-many-files-at-once': [503, 'Too many files arrive at once.', 'Send it again in a while.'],
  'file-cut-short': [400, 'The file ended before its length.', 'Send it again, whole.'],
  'too-many-files': [400, 'That is too many files at once.', 'Ten is the most.'],
  'label-required': [400, 'This contract asks for an activity label.', 'Choose one of its labels.'],
  'no-such-label': [
    400,
    'The terms of this contract have no such activity label.',
    'Choose one of its labels.',
  ],
  'report-too-long': [422, 'That is more than one report holds.', 'Take fewer days, or choose contracts.'],
  'too-many-reports': [429, 'You keep as many as you can.', 'Remove one that you no longer need.'],
  'no-such-report': [404, 'You keep no such report.', 'Look at the list of those that you keep.'],
  'no-such-share': [404, 'You have made no such link, or have taken it back.', null],
  'no-such-calendar': [404, 'You have no such address, or have taken it back.', null],
};
