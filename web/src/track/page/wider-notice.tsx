import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { WiderTerms } from '../desk/agreements.ts';
import parts from './notice.module.css';
import { Notice } from './notice.tsx';
import type { OfTracker } from './of-tracker.ts';
import { nameOf } from './words.ts';

/** Terms that ask for less privacy than was agreed to: not obeyed until the freelancer says yes. */
export function WiderNotice({ tracker, view, wider }: OfTracker & { wider: WiderTerms }) {
  return (
    <Notice Icon={IconAlertTriangle} kind="heed">
      The terms of {nameOf(view.contracts, wider.contract)} now ask for {wishes(wider).join(' and ')}. Nothing
      changes in this browser until you agree.
      <div className={parts.deeds}>
        <Button size="sm" variant="default" onClick={() => void tracker.agree(wider.contract)}>
          Agree
        </Button>
      </div>
    </Notice>
  );
}

function wishes({ agreed, asked }: WiderTerms): string[] {
  const [before, now] = [agreed.privateWindowMinutes, asked.privateWindowMinutes];
  return [
    ...(now < before
      ? [`a private window of ${now} ${now === 1 ? 'minute' : 'minutes'} instead of ${before}`]
      : []),
    ...(asked.pictures === agreed.pictures
      ? []
      : [`${PICTURES[asked.pictures]} instead of ${PICTURES[agreed.pictures]}`]),
  ];
}

const PICTURES = { full: 'full pictures', blurred: 'blurred pictures', none: 'no pictures' } as const;
