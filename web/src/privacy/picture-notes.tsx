import { DAY_SECONDS } from '@stint/core/instant';
import type { DiaryEntry } from '@stint/wire/diary';
import { toInstant } from '@stint/wire/letters';
import { IconClockHour4, IconEraser, IconEye, IconLayersDifference } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useContract } from '../contract/context.ts';
import type { Zone } from '../time/zone.ts';
import styles from './notes.module.css';
import { looksOf } from './queries.ts';
import { hintText, keptText, lookText, sideText } from './words.ts';

/** Beside a picture, large or in Why?: who looked at it, how long it is kept, and what it looks like. */
export function PictureNotes({ entry, zone }: { entry: DiaryEntry; zone: Zone }) {
  const { seen, start } = entry;
  if (!seen || seen.pictures.length === 0) return null;
  const [kept, hint] = [keptText(seen, zone), hintText(seen, start, zone)];
  return (
    <ul className={styles.notes} aria-label="About this picture">
      <Looks start={start} zone={zone} />
      {kept && (
        <Note icon={seen.erased ? <IconEraser {...SIGN} /> : <IconClockHour4 {...SIGN} />}>{kept}</Note>
      )}
      {hint && <Note icon={<IconLayersDifference {...SIGN} />}>{hint}</Note>}
    </ul>
  );
}

const SIGN = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;

function Note({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <li>
      {icon}
      <span>{children}</span>
    </li>
  );
}

/** The freelancer reads who looked; everybody else, that they are told of. */
function Looks({ start, zone }: { start: string; zone: Zone }) {
  const { contract, side, as } = useContract();
  if (side !== 'freelancer') {
    return (
      <Note icon={<IconEye {...SIGN} />}>
        {as ? (
          <>
            Whoever opens it large is told here that <bdi>{contract.freelancer.name}</bdi> reads of it.
          </>
        ) : (
          <>
            Opened large, your look at it is noted, and <bdi>{contract.freelancer.name}</bdi> is told who
            looked and when. Thumbnails are not noted.
          </>
        )}
      </Note>
    );
  }
  return <WhoLooked contract={contract.id} start={start} zone={zone} />;
}

function WhoLooked({ contract, start, zone }: { contract: string; start: string; zone: Zone }) {
  const at = toInstant(start);
  const day = at - (at % DAY_SECONDS);
  const query = useQuery(looksOf(contract, { from: day, to: day + DAY_SECONDS }));
  if (query.isError) return <Note icon={<IconEye {...SIGN} />}>Who looked at it could not be read.</Note>;
  const looks = query.data?.filter((look) => toInstant(look.start) === at);
  if (!looks) return <Note icon={<IconEye {...SIGN} />}>Who looked at it …</Note>;
  if (looks.length === 0) {
    return (
      <Note icon={<IconEye {...SIGN} />}>Nobody but you has opened it large. Thumbnails are not noted.</Note>
    );
  }
  return looks.map((look) => (
    <Note key={`${look.by.id} ${look.monitor} ${look.firstAt}`} icon={<IconEye {...SIGN} />}>
      <strong>
        <bdi>{look.by.name}</bdi>
      </strong>{' '}
      ({sideText(look.side)}) looked at this on {lookText(look, zone)}
      {look.monitor > 0 && `, monitor ${look.monitor + 1}`}.
    </Note>
  ));
}
