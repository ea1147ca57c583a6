import { Drawer } from '@mantine/core';
import { segmentStart } from '@stint/core/segment';
import type { DiaryBySegment } from '../api/queries.ts';
import { time } from '../time/spoken.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { MemoDialog } from './memo-dialog.tsx';
import type { OfSegment } from './open.ts';
import { PictureDialog } from './picture-dialog.tsx';
import { WhySheet } from './why-sheet.tsx';

/** What covers the day. Loaded when the first of them is opened. */
export function Dialogs({ diary, ...same }: OfSegment & { diary: DiaryBySegment }) {
  const { opened, segment, zone } = same;
  return (
    <>
      <Drawer
        opened={opened.show === 'why'}
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
