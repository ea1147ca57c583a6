import type { RefusalCode } from '@stint/core/refusal';
import { sayRefusal } from '@stint/core/sentences';

/** Every "no" of the tracker itself, beside those of the rules. */
export type TrackerCode =
  | RefusalCode
  | 'already-running'
  | 'clock-differs'
  | 'clock-went-back'
  | 'disk-full'
  | 'disk-unwritable'
  | 'house-unreachable'
  | 'house-refused'
  | 'no-display'
  | 'no-such-contract'
  | 'no-tracker-running'
  | 'not-signed-in'
  | 'other-house'
  | 'other-person'
  | 'sign-in-denied'
  | 'sign-in-expired'
  | 'which-contract'
  | 'wrong-arguments';

/** An expected "no": a value. `detail` is a sentence where the code's own does not say enough. */
export interface TrackerRefusal {
  readonly refused: TrackerCode;
  readonly detail?: string;
}

export function refuse(refused: TrackerCode, detail?: string): TrackerRefusal {
  return detail === undefined ? { refused } : { refused, detail };
}

/** The sentence of a refusal, with what would work instead. */
export function sentenceOf({ refused, detail }: TrackerRefusal): string {
  if (detail !== undefined) return detail;
  if (isOwn(refused)) return OWN[refused];
  const { sentence, mend, rule } = sayRefusal(refused);
  return `${sentence} ${mend ?? ''} (${rule})`;
}

type OwnCode = Exclude<TrackerCode, RefusalCode>;

function isOwn(code: TrackerCode): code is OwnCode {
  return Object.hasOwn(OWN, code);
}

const OWN: Readonly<Record<OwnCode, string>> = {
  'already-running': 'Another tracker is running in this folder. `stint status` shows what it does.',
  'clock-differs':
    "Your computer's clock and the house's differ by more than five minutes. Set yours right, then start.",
  'clock-went-back':
    "Your computer's clock was set back, and no second is counted twice. Set it right, or start again later.",
  'disk-full': 'The disk is full, so nothing would be kept. Free some space and start again.',
  'disk-unwritable': 'The tracker cannot write to its folder. See that it exists and is your own.',
  'house-refused': 'The house said no.',
  'house-unreachable': 'The house does not answer. Nothing is lost; try again when you are online.',
  'no-display': 'There is no display to look at. Start the tracker inside your desktop session.',
  'no-such-contract': 'You have no such contract. `stint status` lists yours.',
  'no-tracker-running': 'No tracker is running. Start one with `stint track`.',
  'not-signed-in': 'This tracker is not signed in. Run `stint track` and approve it in your browser.',
  'other-house': 'This folder is signed in to another house. Choose another with --folder.',
  'other-person':
    "This folder holds somebody else's work that is not sent yet. Choose another with --folder.",
  'sign-in-denied': 'The sign-in was denied in the browser.',
  'sign-in-expired': 'The code was not approved in time. Run `stint track` again.',
  'which-contract': 'You have several contracts: say which one, by its name or its id.',
  'wrong-arguments': 'That is not how it is called.',
};
