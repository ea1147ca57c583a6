import { VisuallyHidden } from '@mantine/core';
import { type SegmentNumber, segmentStart } from '@stint/core/segment';
import type { Span } from '@stint/core/span';
import { replaceEqualDeep } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { DiaryBySegment } from '../api/queries.ts';
import { moment } from '../time/spoken.ts';
import { dayOf, type Zone } from '../time/zone.ts';

const MARKED_MILLISECONDS = 4000;

interface ChangesProps {
  readonly diary: DiaryBySegment | undefined;
  readonly frame: Span;
  readonly zone: Zone;
}

/**
 * What has just changed in the open diary is said, and marked for a while wherever a view draws it. The marks are put on
 * the cells from outside: nothing is drawn anew for them.
 */
export function Changes({ diary, frame, zone }: ChangesProps) {
  const before = useRef<{ diary: DiaryBySegment; frame: Span } | null>(null);
  const [says, setSays] = useState('');
  useEffect(() => {
    const known = before.current;
    before.current = diary ? { diary, frame } : null;
    if (!diary || known?.frame.from !== frame.from || known.frame.to !== frame.to) return;
    const changed = changedBetween(known.diary, diary);
    if (changed.length === 0) return;
    setSays(sayChanged(changed, zone));
    mark(changed, zone);
  }, [diary, frame, zone]);
  return (
    <VisuallyHidden>
      <output aria-live="polite">{says}</output>
    </VisuallyHidden>
  );
}

/** What says the same has not changed, wherever it was read: a day may first be shown out of its week. */
export function changedBetween(before: DiaryBySegment, now: DiaryBySegment): SegmentNumber[] {
  const all = new Set([...before.keys(), ...now.keys()]);
  const isSame = (segment: SegmentNumber): boolean => {
    const [was, is] = [before.get(segment), now.get(segment)];
    return was === is || (was !== undefined && replaceEqualDeep(was, is) === was);
  };
  return [...all].filter((segment) => !isSame(segment)).sort((a, b) => a - b);
}

export function sayChanged(changed: readonly SegmentNumber[], zone: Zone): string {
  const [first] = changed;
  if (first === undefined) return '';
  const at = moment(segmentStart(first), zone);
  if (changed.length === 1) return `The segment of ${at} has changed.`;
  return `${changed.length} segments have changed, the first at ${at}.`;
}

/** The cells of the segments; in a calendar, their days. */
function mark(changed: readonly SegmentNumber[], zone: Zone): void {
  const segments = new Set(changed.map(String));
  const days = new Set(changed.map((segment) => dayOf(segmentStart(segment), zone)));
  const cells = document.querySelectorAll<HTMLElement>('[data-segment], [data-day]');
  const marked = [...cells].filter(
    ({ dataset }) => segments.has(dataset.segment ?? '') || days.has(dataset.day ?? ''),
  );
  for (const cell of marked) cell.dataset.fresh = '';
  setTimeout(() => {
    for (const cell of marked) delete cell.dataset.fresh;
  }, MARKED_MILLISECONDS);
}
