import { z } from 'zod';
import { Id, InstantText, plainText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { Language, Zone } from './reader.ts';
import { route } from './route.ts';
import { FACTS, KINDS, KindName, MailChoice, type Told } from './told.ts';

/** One for each kind, with the facts of that kind. */
const ToldLetter = z.discriminatedUnion(
  'kind',
  KINDS.map((kind) => z.object({ kind: z.literal(kind), facts: FACTS[kind] })) as unknown as readonly [
    z.ZodObject<{ kind: z.ZodLiteral<string>; facts: z.ZodObject }>,
  ],
) as unknown as z.ZodType<Told, Told>;

export const Notification = z
  .intersection(z.object({ id: Id, at: InstantText, readAt: InstantText.nullable() }), ToldLetter)
  .meta({ id: 'Notification' });
export type Notification = z.infer<typeof Notification>;

export const listNotifications = route({
  method: 'GET',
  path: '/me/notifications',
  says: 'What you were told, the newest first. `before`: those that came before that one.',
  tag: 'notifications',
  access: ['person'],
  query: z.object({
    before: Id.optional(),
    limit: z.coerce.number().int().min(1).max(LIMITS.notifications).default(30),
  }),
  answer: z.object({ notifications: z.array(Notification), next: Id.nullable() }),
});

export const markRead = route({
  method: 'PUT',
  path: '/me/notifications/read',
  says: 'Mark as read those that are named, or all up to one, that one too. Reading them again changes nothing.',
  tag: 'notifications',
  access: ['person'],
  body: z.union([
    z.strictObject({ ids: z.array(Id).max(LIMITS.notifications) }),
    z.strictObject({ upTo: Id }),
  ]),
  answer: z.object({ unread: z.number().int() }),
});

const Choice = z.object({ kind: KindName, inApp: z.boolean(), mail: MailChoice });

/** How you are told things. `kinds`: those that can be told to you. */
export const NoticeSettings = z
  .object({
    /** Changes with every change: who changes anything says which one they saw. */
    version: z.number().int(),
    language: Language,
    zone: Zone,
    digest: z.enum(['daily', 'weekly']),
    kinds: z.array(Choice),
    /** False where this house sends no mail at all. */
    mailed: z.boolean(),
  })
  .meta({ id: 'NoticeSettings' });
export type NoticeSettings = z.infer<typeof NoticeSettings>;

export const readNoticeSettings = route({
  method: 'GET',
  path: '/me/notice-settings',
  says: 'How you are told things: language, time zone, when digests come, and each kind here and by mail.',
  tag: 'notifications',
  access: ['person'],
  answer: NoticeSettings,
});

export const setNoticeSettings = route({
  method: 'PUT',
  path: '/me/notice-settings',
  says: 'Change some of it. `version` is that of the settings you saw: where they were changed since, nothing is.',
  tag: 'notifications',
  access: ['person'],
  body: z.strictObject({
    version: z.number().int().min(0),
    language: Language.optional(),
    zone: Zone.optional(),
    digest: z.enum(['daily', 'weekly']).optional(),
    kind: Choice.strict().optional(),
  }),
  answer: NoticeSettings,
  refusals: ['settings-changed', 'no-such-zone'],
});

const TokenParams = z.object({ token: plainText(LIMITS.turnOffToken) });

/** What a link in a mail turns off, and whether it is off. */
const TurnOff = z.object({
  what: z.union([KindName, z.literal('digest')]),
  language: Language,
  off: z.boolean(),
});

export const readUnsubscribe = route({
  method: 'GET',
  path: '/unsubscribe/:token',
  says: 'What the link of a mail would turn off. Looking changes nothing.',
  tag: 'notifications',
  access: ['anybody'],
  params: TokenParams,
  answer: TurnOff,
  refusals: ['no-such-link'],
});

export const unsubscribe = route({
  method: 'POST',
  path: '/unsubscribe/:token',
  says: 'Turn off what the link of a mail names: mails of one kind, or digests. Nobody has to be signed in.',
  tag: 'notifications',
  access: ['anybody'],
  params: TokenParams,
  answer: TurnOff,
  refusals: ['no-such-link'],
});
