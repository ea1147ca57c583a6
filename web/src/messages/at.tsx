import { toInstant } from '@stint/wire/letters';
import { moment, time } from '../time/spoken.ts';
import { useZone } from '../time/zone-choice.ts';

/** When, by the reader's clock; in UTC for who points at it. */
export function At({ at }: { at: string }) {
  const { zone } = useZone();
  return (
    <time dateTime={at} title={utcTitle(at)}>
      {time(toInstant(at), zone)}
    </time>
  );
}

export function utcTitle(at: string): string {
  return `${moment(toInstant(at), 'UTC')} UTC`;
}
