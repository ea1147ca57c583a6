import { Drawer } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { segmentStart } from '@stint/core/segment';
import type { DiaryBySegment } from '../api/queries.ts';
import type { OfSegment } from '../diary/open.ts';
import { PictureDialog } from '../diary/picture-dialog.tsx';
import { WhySheet } from '../diary/why-sheet.tsx';
import { moment } from '../time/spoken.ts';

/** A segment's Why? and its picture, as in the diary. Loaded when the first of them is opened. */
export function LookDialogs({ diary, ...same }: OfSegment & { diary: DiaryBySegment }) {
  const { opened, segment, zone } = same;
  const wide = useMediaQuery('(min-width: 900px)', undefined, { getInitialValueInEffect: false });
  return (
    <>
      <Drawer
        opened={opened.show === 'why'}
        onClose={opened.close}
        position={wide ? 'right' : 'bottom'}
        size={wide ? 460 : '88dvh'}
        title={`Why? ${moment(segmentStart(segment), zone)}`}
        closeButtonProps={{ 'aria-label': 'Close' }}
      >
        <WhySheet {...same} />
      </Drawer>
      <PictureDialog {...same} diary={diary} />
    </>
  );
}
