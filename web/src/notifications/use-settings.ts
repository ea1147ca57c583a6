import { Refused } from '@stint/wire/client';
import { type NoticeSettings, setNoticeSettings } from '@stint/wire/notifications';
import type { Body } from '@stint/wire/route';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ask } from '../api/house.ts';
import { noticeSettings } from './queries.ts';
import { unread } from './reader.ts';

export type Change = Omit<Body<typeof setNoticeSettings>, 'version'>;

/** What can go wrong, by the key of the sentence that says it. */
export type Trouble = 'changed' | 'badZone' | 'failed';

/**
 * Saves one change at a time, each on top of what is shown: where another tab was faster nothing is written, and what it
 * wrote is shown instead.
 */
export function useSettingsDeed(settings: NoticeSettings) {
  const client = useQueryClient();
  const mutation = useMutation({
    // One after the other: the second is written on top of the first.
    scope: { id: 'notice-settings' },
    mutationFn: (change: Change) => {
      const { version } = client.getQueryData(noticeSettings.queryKey) ?? settings;
      return ask(setNoticeSettings, { body: { version, ...change } });
    },
    onSuccess: (saved) => {
      client.setQueryData(noticeSettings.queryKey, saved);
      const { language, zone } = saved;
      client.setQueryData(unread.queryKey, (before) => before && { ...before, language, zone });
    },
    onError: () => client.invalidateQueries({ queryKey: noticeSettings.queryKey }),
  });
  return {
    change: (change: Change) => mutation.mutate(change),
    saved: mutation.isSuccess,
    trouble: mutation.error === null ? null : troubleOf(mutation.error),
  };
}

function troubleOf(error: unknown): Trouble {
  if (!(error instanceof Refused)) return 'failed';
  if (error.letter.code === 'settings-changed') return 'changed';
  return error.letter.code === 'no-such-zone' ? 'badZone' : 'failed';
}
