import { SegmentRecord } from '@stint/wire/record';
import { z } from 'zod';

/** Records of version 1 were sent before the first release: kept as they came, and read as version 2. */
const First = z.object({
  v: z.literal(1),
  capabilities: z.object({ counts: z.boolean(), picture: z.boolean() }),
  pictures: z.array(z.record(z.string(), z.unknown())),
});

/** What a kept record says. */
export function recordOf(row: { record: Buffer }): SegmentRecord {
  const kept = JSON.parse(row.record.toString('utf8')) as SegmentRecord;
  return kept.v === 2 ? kept : broughtUp(kept);
}

/** Version 1 knew no masks and no blurring; its tracker saw idleness where it could count, and each monitor by itself. */
function broughtUp(kept: object): SegmentRecord {
  const { capabilities, pictures } = First.parse(kept);
  return SegmentRecord.parse({
    ...kept,
    v: 2,
    pictures: pictures.map((picture) => ({ ...picture, blurred: false, maskedPermille: 0 })),
    capabilities: {
      ...('capabilities' in kept ? (kept.capabilities as object) : {}),
      idle: capabilities.counts,
      picture: capabilities.picture ? 'each-monitor' : 'none',
    },
  });
}
