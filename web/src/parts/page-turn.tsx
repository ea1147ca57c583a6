import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { atEnd } from './at-end.ts';

interface PageTurnProps {
  /** What is turned over: a day, a week, a month. */
  readonly unit: string;
  /** Nothing is shown of what has not come. */
  readonly isLast: boolean;
  readonly onTurn: (by: 1 | -1) => void;
}

/** To the page of time before and after. */
export function PageTurn({ unit, isLast, onTurn }: PageTurnProps) {
  return (
    <>
      <ActionIcon variant="default" size={36} aria-label={`The ${unit} before`} onClick={() => onTurn(-1)}>
        <IconChevronLeft size={18} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={`The ${unit} after`}
        onClick={() => onTurn(1)}
        {...atEnd(isLast)}
      >
        <IconChevronRight size={18} />
      </ActionIcon>
    </>
  );
}
