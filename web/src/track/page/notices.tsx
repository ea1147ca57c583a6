import { Button } from '@mantine/core';
import { formatDay } from '@stint/core/instant';
import { segmentStart } from '@stint/core/segment';
import { weekOf } from '@stint/core/week';
import { toInstant } from '@stint/wire/letters';
import { IconAlertTriangle, IconBell, IconDevices, IconKey, IconPlayerPause } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Refusal } from '../../parts/refusal.tsx';
import { moment, time } from '../../time/spoken.ts';
import { useZone } from '../../time/zone-choice.ts';
import type { View } from '../desk/view.ts';
import { AwayNotice } from './away-notice.tsx';
import parts from './notice.module.css';
import { Notice } from './notice.tsx';
import type { OfTracker } from './of-tracker.ts';
import styles from './track.module.css';
import { WiderNotice } from './wider-notice.tsx';
import { endingWords, nameOf } from './words.ts';

/** What the freelancer must know, each with what can be done about it. */
export function Notices({ tracker, view, onMemo }: OfTracker & { onMemo: (memo: string) => void }) {
  return (
    <>
      <EndingNotice tracker={tracker} view={view} onMemo={onMemo} />
      {view.elsewhere && !view.tracking && <ElsewhereNotice session={view.elsewhere} />}
      {view.line === 'sign-in-again' && <SignedOutNotice tracker={tracker} />}
      {troubles(view).map((words) => (
        <Notice key={words} Icon={IconAlertTriangle} kind="heed">
          {words}
        </Notice>
      ))}
      {view.wider.map((wider) => (
        <WiderNotice key={wider.contract} tracker={tracker} view={view} wider={wider} />
      ))}
      {view.aways.map((away) => (
        <AwayNotice key={away.from} tracker={tracker} view={view} away={away} />
      ))}
      <ToldNotice tracker={tracker} view={view} />
    </>
  );
}

function EndingNotice({ tracker, view, onMemo }: OfTracker & { onMemo: (memo: string) => void }) {
  const { zone } = useZone();
  const { ending } = view;
  const words = ending && endingWords(ending, zone);
  if (!ending || !words) return null;
  const name = nameOf(view.contracts, ending.contract);
  const title = view.contracts.find(({ id }) => id === ending.contract)?.title ?? 'it';
  return (
    <Notice Icon={IconPlayerPause} kind="heed">
      <strong>{name}.</strong> {words}
      <div className={parts.deeds}>
        <Button
          size="sm"
          onClick={() => {
            onMemo(ending.memo);
            void tracker.start(ending.contract, ending.memo, ending.label ?? null);
          }}
        >
          Go on with {title}
        </Button>
      </div>
    </Notice>
  );
}

/** Its token was taken back, or has run out. */
function SignedOutNotice({ tracker }: Pick<OfTracker, 'tracker'>) {
  const setUp = useMutation({ mutationFn: () => tracker.setUp() });
  return (
    <Notice Icon={IconKey} kind="heed">
      This browser was signed out as a tracker. Everything is kept until it is one again.
      <Refusal error={setUp.error} />
      <div className={parts.deeds}>
        <Button size="sm" variant="default" loading={setUp.isPending} onClick={() => setUp.mutate()}>
          Make it a tracker again
        </Button>
      </div>
    </Notice>
  );
}

function ElsewhereNotice({ session }: { session: NonNullable<View['elsewhere']> }) {
  const { zone } = useZone();
  return (
    <Notice Icon={IconDevices} kind="tell">
      “{session.deviceName}” tracks {session.client} · {session.title} since{' '}
      {moment(toInstant(session.since), zone)}. Starting here would take over (T1).
    </Notice>
  );
}

function ToldNotice({ tracker, view: { told, contracts } }: OfTracker) {
  const { zone } = useZone();
  if (told.length === 0) return null;
  return (
    <Notice Icon={IconBell} kind="heed">
      <ul className={styles.told}>
        {told.slice(-5).map(({ contract, segment, code, message, path }) => (
          <li key={`${contract} ${segment} ${code} ${message}`}>
            {nameOf(contracts, contract)}, {time(segmentStart(segment), zone)}: {message}{' '}
            {path !== undefined && <WeekLink contract={contract} segment={segment} />}
          </li>
        ))}
      </ul>
      <div className={parts.deeds}>
        <Button size="sm" variant="default" onClick={() => void tracker.read()}>
          I have read this
        </Button>
      </div>
    </Notice>
  );
}

/** Where the client can be asked for a bonus (D4). */
function WeekLink({ contract, segment }: { contract: string; segment: number }) {
  const week = formatDay(weekOf(segmentStart(segment)));
  return (
    <Link to="/contracts/$contract/weeks/$week" params={{ contract, week }}>
      Open that week
    </Link>
  );
}

const TROUBLES = {
  full: 'The browser has no room left: nothing is tracked now. Free some space on this computer.',
  broken: 'This browser keeps nothing any more, so nothing is tracked. Load this page anew to track again.',
} as const;

function troubles({ room, skewSeconds, heldSeconds, held, contracts }: View): string[] {
  return [
    ...(room.trouble ? [TROUBLES[room.trouble]] : []),
    ...(Math.abs(skewSeconds) > 300
      ? ['Your computer’s clock and the house’s differ. Set yours right.']
      : []),
    ...(heldSeconds > 2 ? ['Your clock was set back. No second is counted twice, so tracking waits.'] : []),
    ...held.map(
      ({ contract, code, message }) =>
        `The house makes something of ${nameOf(contracts, contract)} wait: ${message} (${code})`,
    ),
  ];
}
