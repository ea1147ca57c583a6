import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { segmentStart } from '@stint/core/segment';
import type { DiaryBySegment } from '../api/queries.ts';
import { time } from '../time/spoken.ts';
import type { Zone } from '../time/zone.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { MemoDialog } from './memo-dialog.tsx';
import type { OpenSegment } from './open.ts';
import { PictureDialog } from './picture-dialog.tsx';
import { WhyAside, WhySheet } from './why-sheet.tsx';

interface OpenedProps {
  readonly diary: DiaryBySegment;
  readonly opened: OpenSegment;
  readonly zone: Zone;
}

/** What is open of a segment: its Why? beside the day (below it, on a phone), its picture, its memo, its deletion. */
export function OpenedSegment({ diary, opened, zone }: OpenedProps) {
  const { segment, show } = opened;
  const wide = useMediaQuery('(min-width: 1181px)', undefined, { getInitialValueInEffect: false });
  const entries = segment === null ? undefined : diary.get(segment);
  if (segment === null || !entries) return null;
  const same = { segment, entries, opened, zone };
  return (
    <>
      {wide && show === 'why' && <WhyAside {...same} />}
      <Drawer
        opened={!wide && show === 'why'}
        onClose={opened.close}
        position="bottom"
        size="88dvh"
        radius="lg"
        title={`Why? ${time(segmentStart(segment), zone)}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <WhySheet {...same} />
      </Drawer>
      <PictureDialog {...same} diary={diary} />
      <MemoDialog {...same} />
      <DeleteDialog {...same} />
    </>
  );
}
