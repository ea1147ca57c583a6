import { formatInstant } from '@stint/core/instant';
import type { Actor, House } from '../../house.ts';
import { devicesOf } from '../../store/devices.ts';

/** The trackers that may upload for somebody. */
export async function listDevices(
  house: House,
  actor: Actor,
): Promise<{ id: string; name: string; since: string; lastSeenAt: string | null }[]> {
  const rows = await devicesOf(house.db, actor.person);
  return rows.map(({ id, name, since, lastSeenAt }) => ({
    id,
    name,
    since: formatInstant(since),
    lastSeenAt: lastSeenAt === null ? null : formatInstant(lastSeenAt),
  }));
}
