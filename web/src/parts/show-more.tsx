import { Button } from '@mantine/core';

interface ShowMoreProps {
  /** The pages that are shown; nothing where there are no more. */
  readonly of: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    fetchNextPage(): Promise<unknown>;
  };
  /** Missing: "Show more". */
  readonly says?: string;
}

/** Below a list: the page after those that are shown. */
export function ShowMore({ of, says = 'Show more' }: ShowMoreProps) {
  if (!of.hasNextPage) return null;
  return (
    <Button
      variant="default"
      style={{ alignSelf: 'center', justifySelf: 'center' }}
      loading={of.isFetchingNextPage}
      onClick={() => void of.fetchNextPage()}
    >
      {says}
    </Button>
  );
}
