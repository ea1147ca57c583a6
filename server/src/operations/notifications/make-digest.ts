import type { House } from '../../house.ts';
import { addMail } from '../../store/mails.ts';
import { leaveDigest, lockDigest, putIntoMail } from '../../store/notifications.ts';

/**
 * Puts what has waited for somebody's digest into one mail; what was read meanwhile is left out. Answers ''; null when
 * somebody else was first.
 */
export async function makeDigest(house: House, { person }: { person: string }): Promise<string | null> {
  const at = house.clock.now();
  return house.db.transaction().execute(async (trx) => {
    const waiting = await lockDigest(trx, person, at);
    if (waiting.length === 0) return null;
    const read = waiting.filter((row) => row.read_at !== null);
    await leaveDigest(trx, person, { ns: read.map((row) => row.n) });
    const unread = waiting.filter((row) => row.read_at === null);
    if (unread.length === 0) return '';
    const mail = house.random.uuid();
    await addMail(trx, { id: mail, person, digest: true, at });
    await putIntoMail(
      trx,
      unread.map((row) => row.n),
      mail,
    );
    return '';
  });
}
