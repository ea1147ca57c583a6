import { sayRefusal } from '@stint/core/sentences';
import type { RefusalLetter } from '@stint/wire/letters';
import { LIMITS } from '@stint/wire/limits';
import type { Code, DoorCode, HouseCode } from '@stint/wire/refusals';
import { DEBT_SAID } from './debt-refusals.ts';
import { ESCROW_SAID } from './escrow-refusals.ts';
import { HANDSHAKE_SAID } from './handshake-refusals.ts';
import { INVOICE_SAID } from './invoice-refusals.ts';
import { PAYMENT_SAID } from './payment-refusals.ts';
import { PAYOUT_SAID } from './payout-refusals.ts';
import { PRIVACY_SAID } from './privacy-refusals.ts';
import { REFUND_SAID } from './refund-refusals.ts';
import type { Refusal } from './refusal.ts';
import { REVIEW_SAID } from './review-refusals.ts';

/** A refusal of the door. */
export interface DoorRefusal {
  readonly refused: DoorCode;
  readonly fault?: string;
}

type RuleCode = Exclude<Code, HouseCode>;

export interface Said {
  readonly status: number;
  readonly message: string;
  /** What would work; null where nothing would. */
  readonly mend: string | null;
  readonly rule?: string;
}

/** How a refusal is told over HTTP: its status, its sentence, what would work instead, and the rule behind it. */
export function sayCode(code: Code | DoorCode): Said {
  if (isRuleCode(code)) {
    const { sentence, mend, rule } = sayRefusal(code);
    return { status: RULE_STATUS[code], message: sentence, mend, rule };
  }
  const [status, message, mend] = SAID[code];
  return { status, message, mend };
}

/** A refusal as the letter that answers for it. */
export function letterOf(refusal: Refusal | DoorRefusal): RefusalLetter {
  const { message, mend, rule } = sayCode(refusal.refused);
  const field = 'field' in refusal ? refusal.field : undefined;
  const { fault } = refusal;
  return {
    code: refusal.refused,
    message: fault === undefined ? message : withFault(message, field, fault),
    ...(mend === null ? {} : { mend }),
    ...(field === undefined || field === '' ? {} : { field: field.slice(0, LONGEST) }),
    ...(rule === undefined ? {} : { rule }),
  };
}

function isRuleCode(code: Code | DoorCode): code is RuleCode {
  return Object.hasOwn(RULE_STATUS, code);
}

/** “This week is none.” + “2026-11-17 is a Tuesday” → “This week is none (week): 2026-11-17 is a Tuesday.” */
function withFault(message: string, field: string | undefined, fault: string): string {
  const place = field === undefined || field === '' ? '' : ` (${field.slice(0, LONGEST)})`;
  return `${message.replace(/\.$/, '')}${place}: ${fault.slice(0, LONGEST).replace(/\.$/, '')}.`;
}

const LONGEST = 200;

const RULE_STATUS: Readonly<Record<RuleCode, number>> = {
  'already-tracking': 409,
  'not-tracking': 409,
  'contract-paused': 409,
  'contract-ended': 409,
  'contract-not-started': 409,
  'week-locked': 409,
  'segment-running': 409,
  'no-such-segment': 404,
  'manual-time-not-allowed': 403,
  'not-on-boundary': 422,
  'in-the-future': 422,
  'outside-contract': 422,
  'crosses-weeks': 422,
  'memo-required': 422,
  overlaps: 409,
  deleted: 410,
  'not-allowed': 409,
};

type Row = readonly [status: number, message: string, mend: string | null];
type Rows = Readonly<Record<string, Row>>;

const SIGN_IN = {
  'not-signed-in': [401, 'Nobody is signed in, or no longer.', 'Sign in, or send a bearer token.'],
  'not-allowed-here': [403, 'This sign-in may not do that.', 'Sign in as somebody who may.'],
  'wrong-sign-in': [
    401,
    'This e-mail and this password do not belong together.',
    'Check both and try again.',
  ],
  'too-many-tries': [429, 'There were too many tries.', 'Wait a quarter of an hour, then try again.'],
  'email-taken': [409, 'Somebody has this e-mail already.', 'Choose another one.'],
  'no-such-code': [
    404,
    'There is no such code, or it is no longer good.',
    'Let the tracker ask for a new one.',
  ],
  authorization_pending: [400, 'Nobody has approved this tracker yet.', 'Ask again after the interval.'],
  slow_down: [400, 'The tracker asks too often.', 'Ask again five seconds later than before.'],
  access_denied: [400, 'This tracker was denied.', 'Let it ask for a new code.'],
  expired_token: [400, 'This code was not approved in time.', 'Ask for a new code.'],
  invalid_grant: [400, 'There is no such device code, or its token was collected.', 'Ask for a new code.'],
} satisfies Rows;

const CONTRACTS = {
  'no-such-contract': [404, 'There is no such contract among yours.', null],
  'no-such-person': [404, 'There is no such person.', 'Choose one from the list of people.'],
  'no-such-organisation': [404, 'There is no such organisation.', 'Choose one from the list of people.'],
  'freelancers-only': [403, 'Only the freelancer can do that.', null],
  'clients-only': [403, 'Only the client can do that.', null],
  'bad-terms': [422, 'These terms cannot be agreed to.', 'Correct what is named.'],
  'bad-rate': [
    422,
    'This rate is none.',
    `Write a rate above 0, with the decimals of its currency, of at most ${LIMITS.rate} an hour.`,
  ],
  'only-the-client-raises': [403, 'Only the client may raise the rate (B1).', 'Ask the client to raise it.'],
  'only-the-freelancer-lowers': [403, 'Only the freelancer may lower the rate (B1).', 'Ask the freelancer.'],
  'bad-span': [
    422,
    'This span is none that can be shown.',
    `Ask for at most ${LIMITS.diaryDays} days, from before to.`,
  ],
  'no-late-time': [
    409,
    'Nothing that would have counted came to this week after its lock (T6).',
    'What came in time is billed already.',
  ],
  'bonus-declined': [
    409,
    'The client has declined a bonus for this time.',
    'Talk to the client: a bonus can be paid all the same (D4).',
  ],
  'no-such-request': [404, 'No bonus is asked for in this week.', null],
  'bad-week': [422, 'This is no week.', 'Name a week by its Monday, such as 2026-11-16.'],
} satisfies Rows;

const UPLOADS = {
  'not-canonical': [
    422,
    'These bytes are not a canonical record.',
    'Send keys sorted, whole numbers, no spaces.',
  ],
  'wrong-address': [422, 'The record belongs to another address.', 'Send it to the address it names.'],
  'wrong-snapshot': [422, 'The record does not fit the drawn instant of its segment (T2).', null],
  overlap: [409, 'Another tracker has brought all of these seconds already (T6).', null],
  'different-record': [409, 'Another record of this device stands there already.', null],
  'out-of-sequence': [409, 'A record before this one is missing.', 'Send the records in their order.'],
  'tracking-elsewhere': [
    409,
    'Another tracker of yours is running: one person has one clock (T1).',
    'Stop it there, or take the session over.',
  ],
  'record-too-large': [413, `A record has at most ${LIMITS.recordBytes} bytes.`, null],
  'picture-not-named': [404, 'No record has named this picture.', 'Send the record first.'],
  'picture-hash-mismatch': [422, "These bytes do not have the record's SHA-256.", 'Send the named bytes.'],
  'picture-length-mismatch': [422, "These bytes do not have the record's length.", 'Send the named bytes.'],
  'picture-too-large': [413, 'This picture has too many bytes.', null],
  'picture-too-many-pixels': [422, 'This picture has too many pixels.', null],
  'picture-not-webp': [415, 'This picture is no WebP with one frame.', null],
  'picture-cut-short': [400, 'The picture ended before its length.', 'Send it again, whole.'],
  'no-such-picture': [404, 'There is no such picture.', null],
  'picture-on-its-way': [404, 'The tracker has not brought this picture yet.', 'Look again in a while.'],
  'disk-full': [
    507,
    "The house's disk is full. Nothing was lost.",
    'Try again when its operator has made room.',
  ],
  'too-many-pictures-at-once': [503, 'Too many pictures arrive at once.', 'Send it again in a while.'],
} satisfies Rows;

const MONEY = {
  'card-declined': [402, 'The bank has declined this card.', 'Try another card, or ask the bank.'],
  'card-on-its-way': [409, 'This card page is not finished.', 'Finish it on the processor’s page.'],
  'numbers-not-here': [
    422,
    'This house never sees a card’s number.',
    'Leave the card on the processor’s own page.',
  ],
  'bad-signature': [400, 'This letter was not signed by the payment processor.', null],
  'processor-unreachable': [503, 'The payment processor does not answer.', 'Try again in a while.'],
  'more-than-available': [409, 'This is more than is available.', 'Ask for what is available, or less.'],
  'bad-amount': [
    422,
    'This amount cannot be paid out.',
    `Write one above 0, with the decimals of its currency, of at most ${LIMITS.payout}.`,
  ],
  ...HANDSHAKE_SAID,
  ...REVIEW_SAID,
  ...DEBT_SAID,
  ...PAYOUT_SAID,
  ...ESCROW_SAID,
  ...REFUND_SAID,
  ...INVOICE_SAID,
  ...PAYMENT_SAID,
  ...PRIVACY_SAID,
  'clock-not-movable': [
    409,
    "This house keeps the world's time.",
    'The demo has a clock that moves: --clock.',
  ],
  'forward-only': [422, 'The clock only goes forward.', 'Name an instant after the one it shows.'],
} satisfies Rows;

const NOTIFICATIONS = {
  'settings-changed': [
    409,
    'These settings were changed since you looked.',
    'Look at them as they are, then change them.',
  ],
  'no-such-zone': [422, 'This house knows no such time zone.', 'Name it as IANA does, such as Asia/Tokyo.'],
  'no-such-link': [404, 'This link is none of this house.', 'Turn mails off in your settings.'],
  'no-mail-sink': [404, 'This house has no mail sink.', 'The demo has one.'],
} satisfies Rows;

const DOOR = {
  'not-found': [404, 'There is nothing at this address.', null],
  'bad-request': [400, 'This request is not as it must be.', null],
  'id-taken': [409, 'Something else has this id already.', 'Choose another id.'],
  'other-site': [403, 'This request came from a page of another site.', 'Do it on the pages of this house.'],
  'wrong-host': [421, 'This house does not answer to that name.', 'Tell it its address with STINT_ORIGIN.'],
  'not-json': [415, 'The body must be JSON.', 'Send it as application/json.'],
  'body-too-large': [413, 'The body is too large.', 'Send less of it at once.'],
  'too-many-streams': [429, 'Too many pages listen already.', 'Close one of them.'],
  starting: [503, 'The house is starting.', 'Try again in a moment.'],
  stopping: [503, 'The house is closing.', 'Try again when it is open.'],
  'database-away': [503, 'The database does not answer. Nothing was lost.', 'Try again in a moment.'],
  internal: [500, 'Something went wrong in the house.', 'Try again; if it stays, tell the operator.'],
} satisfies Rows;

const SAID: Readonly<Record<HouseCode | DoorCode, Row>> = {
  ...SIGN_IN,
  ...CONTRACTS,
  ...UPLOADS,
  ...MONEY,
  ...NOTIFICATIONS,
  ...DOOR,
};
