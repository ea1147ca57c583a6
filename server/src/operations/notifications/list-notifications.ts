import { formatInstant } from '@stint/core/instant';
import type { listNotifications as route } from '@stint/wire/notifications';
import type { Answer } from '@stint/wire/route';
import { toldOf } from '@stint/wire/told';
import type { Actor, House } from '../../house.ts';
import { notificationsOf } from '../../store/notifications.ts';
import { kindOf } from '../../store/readers.ts';

/** What somebody was told in the pages, the newest first; `next`: name it as `before` to read on, null at the end. */
export async function listNotifications(
  house: House,
  { person }: Actor,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<Answer<typeof route>> {
  const rows = await notificationsOf(house.db, person, { before: before ?? null, limit: limit + 1 });
  const page = rows.slice(0, limit);
  const notifications = page.flatMap((row) => {
    const kind = kindOf(row.kind);
    if (kind === null) return [];
    const readAt = row.read_at === null ? null : formatInstant(Number(row.read_at));
    return [{ id: row.id, at: formatInstant(Number(row.at)), readAt, ...toldOf(kind, row.facts) }];
  });
  return { notifications, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
}
