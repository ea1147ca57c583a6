import type { Actor, House } from '../house.ts';
import { listSunkMails, readPost, readSunkMail } from '../operations/mail/read-post.ts';
import { readUnsubscribe, unsubscribe } from '../operations/mail/turn-off.ts';
import { listNotifications } from '../operations/notifications/list-notifications.ts';
import { countUnread, markRead } from '../operations/notifications/read-unread.ts';
import { readNoticeSettings, setNoticeSettings } from '../operations/notifications/settings.ts';
import { isRefusal } from '../refusal.ts';
import { contractsOf } from '../store/contracts.ts';
import type { Answers } from './answers.ts';
import { contractStream } from './contract-stream.ts';

type NotificationAnswers = Pick<
  Answers,
  | 'listNotifications'
  | 'countUnread'
  | 'markRead'
  | 'readNoticeSettings'
  | 'setNoticeSettings'
  | 'readUnsubscribe'
  | 'unsubscribe'
  | 'personEvents'
  | 'readPost'
  | 'listSunkMails'
  | 'readSunkMail'
>;

export function notificationAnswers(house: House): NotificationAnswers {
  return {
    listNotifications: ({ actor, query }) => listNotifications(house, actor, query),
    countUnread: ({ actor }) => countUnread(house, actor),
    markRead: ({ actor, body }) => markRead(house, actor, body),
    readNoticeSettings: ({ actor }) => readNoticeSettings(house, actor),
    setNoticeSettings: ({ actor, body }) => setNoticeSettings(house, actor, body),
    readUnsubscribe: ({ params }) => readUnsubscribe(house, params.token),
    unsubscribe: ({ params }) => unsubscribe(house, params.token),
    // One stream for one page: what is told to its reader, and what changes in the contract that it shows.
    personEvents: async ({ actor, query }) => {
      const { contract } = query;
      const shown = contract === undefined ? null : await contractStream(house, actor, contract);
      if (isRefusal(shown)) return shown;
      const worked = contract === undefined ? await workedOn(house, actor) : [];
      return {
        subscribe: (send) => {
          const leave = [
            house.events.listenAsPerson(actor.person, send),
            shown?.subscribe(send),
            ...worked.map((one) => house.events.listen(one, send)),
          ];
          return () => {
            for (const one of leave) one?.();
          };
        },
        quietFor: () => {
          const own = house.events.quietFor([actor.person, ...worked]);
          return Math.min(own, shown?.quietFor?.() ?? own);
        },
        // Who is no longer of it hears nothing of it, on a page that is open neither.
        ...(shown?.mayStill ? { mayStill: shown.mayStill } : {}),
      };
    },
    readPost: () => readPost(house),
    listSunkMails: () => listSunkMails(house),
    readSunkMail: ({ params }) => readSunkMail(house, params),
  };
}

/** A freelancer's own page hears of all that they work on: home shows it. Nobody else hears so who is at work (TH-C8). */
async function workedOn(house: House, { person, freelancer }: Actor): Promise<string[]> {
  return freelancer ? contractsOf(house.db, { person, organisations: [] }) : [];
}
