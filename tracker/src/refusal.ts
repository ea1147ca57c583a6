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
  | 'house-changed'
  | 'house-not-private'
  | 'house-unreachable'
  | 'house-refused'
  | 'label-required'
  | 'no-such-label'
  | 'keyring-away'
  | 'keyring-locked'
  | 'no-browser'
  | 'no-picture'
  | 'private-window-over'
  | 'vault-key-lost'
  | 'no-display'
  | 'no-such-contract'
  | 'no-tracker-running'
  | 'not-signed-in'
  | 'nothing-away'
  | 'nothing-to-go-on'
  | 'other-draw'
  | 'other-house'
  | 'other-person'
  | 'sign-in-denied'
  | 'sign-in-expired'
  | 'tracking-elsewhere'
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
  'house-changed':
    'The house is not the one that this tracker was signed in to, by what it can be known by. Nothing is sent to it until you agree.',
  'house-not-private':
    'What is sent to that address could be read and changed on the way: it must begin with https://, unless it is this computer.',
  'house-refused': 'The house said no.',
  'house-unreachable': 'The house does not answer. Nothing is lost; try again when you are online.',
  'keyring-away':
    'What this tracker keeps is encrypted with a key in your keyring, and no keyring gives it. Start it inside your desktop session, and unlock the keyring when it asks. Nothing was changed, and what waits is safe.',
  'keyring-locked':
    'What this tracker keeps is encrypted with a key in your keyring, and that is locked. Unlock it, then start again. Nothing was changed, and what waits is safe.',
  'label-required':
    'This contract asks for an activity label beside the memo, so nothing was started. Choose one of its labels.',
  'no-such-label': 'The terms of this contract have no such activity label. `stint status` lists them.',
  'no-display': 'There is no display to look at. Start the tracker inside your desktop session.',
  'no-such-contract': 'You have no such contract. `stint status` lists yours.',
  'no-browser': 'No browser was found here to open that page in.',
  'no-picture': 'There is no picture of that segment here.',
  'no-tracker-running': 'No tracker is running. Start one with `stint track`.',
  'not-signed-in': 'This tracker is not signed in. Run `stint track` and approve it in your browser.',
  'nothing-away': 'There is no time away to decide about.',
  'nothing-to-go-on': 'Nothing was paused or broken off that could go on. Start a contract.',
  'other-draw':
    'The house wants the snapshots of this tracker drawn in another way than before. Ask whoever runs it; what waits here is kept.',
  'other-house': 'This folder is signed in to another house. Choose another with --folder.',
  'other-person':
    "This folder holds somebody else's work that is not sent yet. Choose another with --folder.",
  'private-window-over':
    'The private window of that segment is over: it is with the house. It can be deleted there until its week locks.',
  'sign-in-denied': 'The sign-in was denied in the browser.',
  'sign-in-expired': 'The code was not approved in time. Run `stint track` again.',
  'vault-key-lost':
    'The key that opens what this tracker keeps is gone, or is another one. Restore your keyring or the file `key`, then start again; nothing was changed. If it is lost for good, begin in another folder with --folder.',
  'tracking-elsewhere':
    'Another of your computers is tracking. Stop there, or take over here: one person has one clock (T1).',
  'which-contract': 'You have several contracts: say which one, by its name or its id.',
  'wrong-arguments': 'That is not how it is called.',
};
