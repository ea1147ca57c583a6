import { Button, Group, TextInput } from '@mantine/core';
import { IconZzz } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { time } from '../../time/spoken.ts';
import { useZone } from '../../time/zone-choice.ts';
import type { ViewAway } from '../desk/aways.ts';
import { Notice } from './notice.tsx';
import type { OfTracker } from './of-tracker.ts';
import styles from './track.module.css';
import { nameOf, segmentWords } from './words.ts';

/** Time that was not tracked, until the freelancer has said what becomes of it. */
export function AwayNotice({ tracker, view, away }: OfTracker & { away: ViewAway }) {
  const { zone } = useZone();
  const [memo, setMemo] = useState(away.memo);
  const [refused, setRefused] = useState<string | null>(null);
  const { from, to, offer } = away;
  const claim = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const refusal = await tracker.claim(away, memo);
    setRefused(refusal && segmentWords(refusal));
  };
  return (
    <Notice Icon={IconZzz} kind="heed">
      <form onSubmit={(event) => void claim(event)} className={styles.away}>
        <p>
          <strong>
            {time(from, zone)}–{time(to, zone)} was not tracked
          </strong>{' '}
          on {nameOf(view.contracts, away.contract)}. If you worked then, {time(offer.from, zone)}–
          {time(offer.to, zone)} can be written in by hand: it counts in full and is not protected (M5).
        </p>
        <TextInput
          aria-label="Memo of the manual time"
          placeholder="What you did"
          value={memo}
          onChange={(event) => setMemo(event.currentTarget.value)}
        />
        {refused && <p role="alert">{refused}</p>}
        <Group gap={8}>
          <Button type="submit" size="sm" variant="default" disabled={memo.trim() === ''}>
            Write it in
          </Button>
          <Button size="sm" variant="subtle" onClick={() => void tracker.drop(from)}>
            I was away
          </Button>
        </Group>
      </form>
    </Notice>
  );
}
