import type { Kind } from '@stint/wire/told';
import { sampleOf } from '@stint/wire/told.fixture';
import { tellingIn } from '../operations/notifications/tell.ts';
import { postTo, testMailServer } from '../outside/mail/server.testing.ts';
import { testHouse } from './house.ts';
import { testOffice } from './office.ts';
import { createPeople, type TestPerson } from './people.ts';

/** A house that answers over HTTP and sends mail, its people, and the server that takes it. */
export async function openMailOffice() {
  const mails = await testMailServer();
  const house = await testHouse({ post: postTo(mails.server) });
  const office = await testOffice(house, { heartbeatMs: 20 });
  const people = await createPeople(house);
  let events = 0;
  return {
    mails,
    house,
    office,
    people,
    tell: async ({ person }: TestPerson, kind: Kind, count = 1): Promise<void> => {
      for (let n = 0; n < count; n += 1) {
        events += 1;
        const telling = {
          to: [person],
          event: `test:${events}`,
          at: house.clock.now(),
          told: sampleOf(kind),
        };
        await tellingIn(house, (_trx, say) => say(telling));
      }
    },
    unread: async ({ token }: TestPerson): Promise<number> =>
      ((await office.ask('GET /me/notifications/unread', { token })).json as { unread: number }).unread,
    close: async (): Promise<void> => {
      await office.close();
      await house.close();
      await mails.close();
    },
  };
}
