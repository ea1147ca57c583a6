import { readBankFile, readPayoutDesk } from '@stint/wire/payout-desk';
import { queryOptions } from '@tanstack/react-query';
import { ask } from '../api/house.ts';

export const payoutDesk = queryOptions({
  queryKey: ['payout-desk'],
  queryFn: ({ signal }) => ask(readPayoutDesk, { signal }),
});

export const bankFile = (file: string) =>
  queryOptions({
    queryKey: ['payout-desk', file],
    queryFn: ({ signal }) => ask(readBankFile, { params: { file }, signal }),
  });
