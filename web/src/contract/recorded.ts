import type { Contract } from '@stint/wire/contracts';
import type { Capabilities } from '@stint/wire/record';

type Terms = Contract['terms'];

/** Something that is recorded or not, and the rule behind it. */
export interface RecordedLine {
  readonly says: string;
  readonly rule: string | null;
}

/**
 * What is recorded on this contract while a session runs: from its terms, and from what the device of its last segment
 * could see (null: none is known yet, and what a tracker on a desktop can see stands there).
 */
export function recordedLines(terms: Terms, device: Capabilities | null): RecordedLine[] {
  return [
    line('When each session begins and ends, to the second, and why it ended; and its memo.', 'T1'),
    countsLine(device),
    idleLine(terms, device),
    pictureLine(terms, device),
    windowLine(device),
  ];
}

function countsLine(device: Capabilities | null): RecordedLine {
  return device?.counts === false
    ? line('No activity: this device cannot count keys, clicks and scrolls.', 'P8')
    : line('For each minute how many keys, clicks and scrolls. Never which, and never where.', 'P6');
}

function idleLine({ idleMinutes }: Terms, device: Capabilities | null): RecordedLine {
  if (idleMinutes === null) return line('A session runs until it is stopped.', 'T4');
  if (device?.idle === false) {
    return line('A session runs until it is stopped: this device cannot tell when nobody is there.', 'T4');
  }
  return line(
    `After ${idleMinutes} ${idleMinutes === 1 ? 'minute' : 'minutes'} without a key, a click or a scroll the session ends, one second after the last of them.`,
    'T4',
  );
}

function pictureLine({ snapshots }: Terms, device: Capabilities | null): RecordedLine {
  const once = 'Once in ten minutes, at a second that nobody is told before,';
  if (snapshots === 'none')
    return line(`${once} that a session was open. No picture, as the terms say.`, 'C1');
  if (device?.picture === 'none') {
    return line(`${once} that a session was open. This device cannot take a picture.`, 'C1');
  }
  const blurred = snapshots === 'blurred' ? ', blurred on this computer before it leaves it' : '';
  return line(`${once} ${pictureText(device)}${blurred}.`, 'T2');
}

function pictureText(device: Capabilities | null): string {
  switch (device?.picture) {
    case 'whole-desktop':
      return 'one picture of all monitors';
    case 'shared':
      return 'a picture of what is shared with the tracker, and of nothing else';
    case 'each-monitor':
      return device.monitors === 1
        ? 'a picture of the monitor'
        : `a picture of each of ${device.monitors} monitors`;
    case 'none':
    case undefined:
      return 'a picture of each monitor';
  }
}

function windowLine(device: Capabilities | null): RecordedLine {
  return device?.window === false
    ? line('No app and no window title: this device cannot see them.', null)
    : line('At that second, the name of the app in front and the title of its window.', 'T2');
}

/** Who sees it, and what can be held back before. */
export function seenLines({ terms, organisation }: Pick<Contract, 'terms' | 'organisation'>): RecordedLine[] {
  const { privateWindowMinutes, snapshots } = terms;
  const others = `${organisation.name} and the operator of this Stint`;
  const pictures = snapshots !== 'none';
  return [
    line('Nobody sees the segment that runs. There is no live view, and no way to ask for one.', 'T2'),
    privateWindowMinutes === 0
      ? line(`A segment is sent when it is over; ${others} then see the same diary as the freelancer.`, 'C3')
      : line(
          `For ${privateWindowMinutes} ${privateWindowMinutes === 1 ? 'minute' : 'minutes'} after its end a segment stays on the freelancer’s computer${pictures ? ', where its picture can be blurred or taken out' : ''}. Then ${others} see the same diary as the freelancer.`,
          'C3',
        ),
    ...(pictures
      ? [
          line(
            'Apps and window titles can be kept private, and parts of the screen blurred: of what matches no picture is written anywhere, not even on that computer.',
            'P7',
          ),
        ]
      : []),
    ...(pictures
      ? [
          line(
            'Whoever else opens a picture large is noted, and the freelancer reads who looked, and when. Thumbnails are not noted.',
            null,
          ),
        ]
      : []),
    line('Until its week locks the freelancer may delete a segment, with all that it holds.', 'C3'),
  ];
}

/** For these there is no field in a record: they cannot be said, by mistake or on purpose. */
export const NEVER: readonly string[] = [
  'which keys are pressed, or any text',
  'where the pointer is or clicks',
  'files, or the titles of windows that are not in front',
  'sound, camera, or place',
  'anything while no session runs',
];

/** What the device of the last segment could see, one by one. */
export function deviceRows(device: Capabilities): { name: string; says: string }[] {
  const yes = (sees: boolean) => (sees ? 'yes' : 'no');
  return [
    { name: 'Counts keys, clicks, scrolls', says: yes(device.counts) },
    { name: 'Knows when nobody is there', says: yes(device.idle) },
    { name: 'Sees app and window title', says: yes(device.window) },
    { name: 'Pictures', says: PICTURES[device.picture] },
    { name: 'Monitors', says: String(device.monitors) },
    { name: 'By way of', says: device.backend },
  ];
}

const PICTURES: Readonly<Record<Capabilities['picture'], string>> = {
  'each-monitor': 'of each monitor',
  'whole-desktop': 'of all monitors as one',
  shared: 'only of what is shared',
  none: 'none',
};

function line(says: string, rule: string | null): RecordedLine {
  return { says, rule };
}
