import { Alert, Button } from '@mantine/core';
import { Refused } from '@stint/wire/client';
import { IconCloudOff } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sayError } from './refusal.tsx';

/** What is needed of a query, or of several that are read as one. */
export type Reading<Value> = Pick<
  UseQueryResult<Value>,
  'data' | 'error' | 'isPending' | 'isFetching' | 'dataUpdatedAt'
> & { readonly refetch: () => unknown };

interface LoadedProps<Value> {
  readonly query: Reading<Value>;
  /** What is being read, as in "The diary could not be read". */
  readonly what: string;
  /** What is true whatever became of the reading. */
  readonly stays?: string;
  readonly skeleton: ReactNode;
  readonly children: (value: Value) => ReactNode;
}

/** Shows what a query answers; the skeleton meanwhile; and if it fails, what is still true, with a way to try again. */
export function Loaded<Value>({ query, what, stays, skeleton, children }: LoadedProps<Value>) {
  const { data, error, isPending } = query;
  if (isPending) {
    return (
      <div aria-busy="true" role="status" aria-label={`Reading ${what}`}>
        {skeleton}
      </div>
    );
  }
  return (
    <>
      {error && <Broken query={query} what={what} stays={stays} />}
      {data !== undefined && !isGone(error) && children(data)}
    </>
  );
}

/** It is not there for this reader, or no longer: what was read before is not shown either. */
function isGone(error: unknown): boolean {
  return error instanceof Refused && error.status === 404;
}

interface BrokenProps {
  readonly query: Reading<unknown>;
  readonly what: string;
  readonly stays?: string | undefined;
}

function Broken({ query, what, stays = 'Nothing was changed.' }: BrokenProps) {
  const { error, data, dataUpdatedAt, refetch, isFetching } = query;
  const { message, mend } = sayError(error);
  const refused = error instanceof Refused;
  const since = new Date(dataUpdatedAt).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return (
    <Alert role="alert" color="orange" variant="light" icon={<IconCloudOff size={18} />} mb="md">
      <strong style={{ fontWeight: 600 }}>
        {data === undefined || isGone(error)
          ? `${capital(what)} could not be read.`
          : `${capital(what)} is shown as it was at ${since}.`}
      </strong>{' '}
      {refused ? `${message} ${mend ?? ''}` : `${message} ${stays}`}
      <Button variant="default" size="compact-sm" ml="sm" loading={isFetching} onClick={() => void refetch()}>
        Try again
      </Button>
    </Alert>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
