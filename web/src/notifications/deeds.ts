import { markRead } from '@stint/wire/notifications';
import type { Body } from '@stint/wire/route';
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/house.ts';
import { notificationPages } from './queries.ts';
import { unread } from './reader.ts';

type Pages = InfiniteData<{ notifications: { id: string; readAt: string | null }[]; next: string | null }>;

/** Marks notifications as read: here at once, and then in the house. */
export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (which: Body<typeof markRead>) => ask(markRead, { body: which }),
    onMutate: (which) => {
      client.setQueryData(
        notificationPages.queryKey,
        (data) => data && (asRead(data as Pages, which) as typeof data),
      );
    },
    onSuccess: (answer) => {
      client.setQueryData(unread.queryKey, (before) => before && { ...before, ...answer });
    },
    onSettled: () => client.invalidateQueries({ queryKey: notificationPages.queryKey }),
  });
}

function asRead(data: Pages, which: Body<typeof markRead>): Pages {
  const all = data.pages.flatMap(({ notifications }) => notifications.map(({ id }) => id));
  const ids = new Set('ids' in which ? which.ids : all.slice(all.indexOf(which.upTo)));
  const now = new Date().toISOString().replace(/\.\d+/, '');
  return {
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      notifications: page.notifications.map((one) =>
        ids.has(one.id) ? { ...one, readAt: one.readAt ?? now } : one,
      ),
    })),
  };
}
