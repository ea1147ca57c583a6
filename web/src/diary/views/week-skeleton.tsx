import { Skeleton } from '@mantine/core';

/** About the size of a week, while it is read. */
export function WeekSkeleton() {
  return <Skeleton h={420} radius={10} />;
}
