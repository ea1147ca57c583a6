import { HOSTILE } from '@stint/tracker/panel/testing/hostile-strings';
import { KINDS } from '@stint/wire/told';
import { sampleOf } from '@stint/wire/told.fixture';
import { LANGUAGE_CODES } from '@stint/wire/words/catalogue';
import { catalogueOf } from '@stint/wire/words/load';
import { plain, textOf } from '@stint/wire/words/parts';
import { sentencesOf } from '@stint/wire/words/sentences';
import { speakerOf } from '@stint/wire/words/speaker';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Mail } from '../../outside/mail/post.ts';
import { postTo, type TestMailServer, testMailServer } from '../../outside/mail/server.testing.ts';
import { sendOwed } from '../../post.ts';
import { addPerson } from '../../store/people.ts';
import { testHouse } from '../../testing/house.ts';
import { tellingIn } from '../notifications/tell.ts';
import { headerText } from './header-text.ts';
import { htmlOf } from './html.ts';
import { type Frame, textMailOf } from './text.ts';

// 500 strings of people who mean harm, as titles, names, memos and answers of every kind, into mails over real SMTP.

/** What only a mail falls for: headers, parts, encoded words, the end of the data, the way text runs. */
const FOR_MAILS = [
  'a\r\nBcc: eve@evil.test',
  'a\nSubject: other',
  'a\r\n\r\n<b>body</b>',
  'a\r\n.\r\nMAIL FROM:<eve@evil.test>\r\n',
  '.',
  '..',
  '=?utf-8?q?=0D=0ABcc:_eve@evil.test?=',
  '=?utf-8?b?DQpCY2M6IGV2ZUBldmlsLnRlc3Q=?=',
  'eve@evil.test, "x" <y@evil.test>',
  '"quoted" \\ name (comment) <eve@evil.test>',
  '--_NmP-part\r\nContent-Type: text/html\r\n\r\n<script>',
  'Content-Transfer-Encoding: base64',
  '{title} {other} {week}',
  '$& $1 $` $\u0027',
  '\u202Egnp.exe \u2067\u2069\u2069\u2069 free',
  'שלום \u200F(abc) 12:30',
  'مرحبا، 100% {hours}',
  '\u0000\u0001\u001F\u007F\u0085',
  'x\u2028y\u2029z',
  '\uD800\uDC00\uDFFF\uD800',
];
const AMONG_OTHERS = ['Web … shop', '… 週', 'متجر …', '(…)'].flatMap((place) =>
  HOSTILE.map((text) => place.replace('…', () => text)),
);
const STRINGS = [...new Set([...FOR_MAILS, ...HOSTILE, ...AMONG_OTHERS])].slice(0, 500);

let mails: TestMailServer;
beforeAll(async () => {
  mails = await testMailServer({ size: 64_000_000 });
});
afterAll(() => mails.close());

/** The digest that tells every kind, and of one kind the mail of its own, with these words in all of it. */
async function mailsOf(theirs: string, index: number): Promise<Mail[]> {
  const language = LANGUAGE_CODES[index % LANGUAGE_CODES.length] ?? 'en';
  const speaker = speakerOf({ language, zone: 'Asia/Kathmandu' }, await catalogueOf(language));
  const all = KINDS.map((kind) =>
    sentencesOf(
      sampleOf(kind, () => theirs),
      speaker,
    ),
  );
  const one = all[index % all.length];
  const around = {
    speaker,
    house: 'https://stint.example',
    name: speaker.name(theirs),
    turnOff: 'https://stint.example/x',
  };
  const kind = speaker.words.kinds['week-closed'].name;
  return [
    { ...around, kind, told: all, digest: { count: all.length, more: 1 } },
    { ...around, kind, told: one ? [one] : [], digest: null },
  ].map((frame: Frame, part) => ({
    id: `00000000-0000-4000-8000-${String(index * 2 + part).padStart(12, '0')}`,
    at: 1_794_996_000,
    to: { name: headerText(speaker.name(theirs).says), address: 'ana@example.test' },
    language,
    subject: headerText(textOf(frame.told[0]?.title ?? [], language)),
    text: textMailOf(frame),
    html: htmlOf(frame),
    turnOff: frame.turnOff,
  }));
}

/** The elements of a page, without their words. */
const elements = (html: string): string[] => [...html.matchAll(/<\/?[a-zA-Z!][^>]*>/g)].map(([tag]) => tag);
const BLANK = /^[\s\u200B-\u200D\u2060\uFEFF\u3000]*$/;

it('there are five hundred of them', () => {
  expect(new Set(STRINGS).size).toBe(500);
});

const NOTHING: Email = { headers: [], headerLines: [], attachments: [] };

/** Over one real connection each, many at a time; in the order in which they were given. */
async function received(some: readonly Mail[]): Promise<Email[]> {
  const post = postTo(mails.server);
  const before = mails.taken.length;
  const outcomes = await Promise.all(some.map((mail) => post.send(mail, async () => {})));
  expect(outcomes).toEqual(some.map(() => ({ status: 'sent' })));
  const came = await Promise.all(mails.taken.slice(before).map((bytes) => PostalMime.parse(bytes)));
  expect(came).toHaveLength(some.length);
  const byId = new Map(came.map((read) => [read.messageId, read]));
  return some.map(({ id }) => byId.get(`<${id}@example.org>`) ?? NOTHING);
}

describe.each(Array.from({ length: 10 }, (_, part) => part * 50))(
  'hostile words, from the %ith on',
  (from) => {
    it('are one mail with its own headers, and stand in it as text', async () => {
      const strings = STRINGS.slice(from, from + 50);
      const sent = (await Promise.all(strings.map((theirs, at) => mailsOf(theirs, from + at)))).flat();
      const read = await received(sent);
      for (const [place, mail] of sent.entries()) {
        const index = Math.floor(place / 2);
        const said = plain(strings[index] ?? '');
        const harmless = (await mailsOf('Web shop', from + index))[place % 2];
        const came = read[place];
        expect(came?.headers.map(({ key }) => key).sort()).toEqual(HEADERS);
        expect(came?.to).toEqual([{ name: mail.to.name, address: 'ana@example.test' }]);
        expect(came?.from).toEqual({ name: 'Stint', address: 'stint@example.org' });
        expect(came?.subject).toBe(mail.subject.replace(/^\s+|\s+$/g, ''));
        expect(came?.attachments).toEqual([]);
        expect(came?.text?.trimEnd()).toBe(mail.text.trimEnd());
        expect(came?.html?.trimEnd()).toBe(mail.html.trimEnd());
        if (!BLANK.test(said)) expect(mail.html + mail.text).toContain(said);
        if (said !== '') expect(elements(mail.html)).toEqual(elements(harmless?.html ?? ''));
        expect(mail.html).not.toMatch(/<(script|img|svg|iframe|link|object|form)\b/i);
      }
    });
  },
);

const HEADERS = [
  'auto-submitted',
  'content-language',
  'content-type',
  'date',
  'from',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'message-id',
  'mime-version',
  'subject',
  'to',
].sort();

it('are kept and sent by the house itself, also where they are a person’s own name', async () => {
  const house = await testHouse({ post: postTo(mails.server) });
  const at = house.clock.now();
  const before = mails.taken.length;
  for (const [index, theirs] of FOR_MAILS.entries()) {
    const id = house.random.uuid();
    const person = {
      id,
      name: plain(theirs),
      email: `p${index}@example.test`,
      passwordHash: '',
      operator: false,
    };
    await house.db.transaction().execute((trx) => addPerson(trx, person, at));
    await tellingIn(house, (_trx, tell) =>
      tell({ to: [id], event: `hostile:${index}`, at, told: sampleOf('bonus-declined', () => theirs) }),
    );
  }
  expect(await sendOwed(house)).toBe(FOR_MAILS.length);
  const read = await Promise.all(mails.taken.slice(before).map((bytes) => PostalMime.parse(bytes)));
  const keys = read.map(({ headers }) => headers.map(({ key }) => key).sort());
  expect(keys).toEqual(FOR_MAILS.map(() => HEADERS));
  await house.close();
});
