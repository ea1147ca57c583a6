import { LANGUAGES } from '@stint/wire/words/catalogue';
import { invitationWordsOf } from '@stint/wire/words/invitation';
import type { InvitationWords } from '@stint/wire/words/invitation-words';
import { catalogueOf } from '@stint/wire/words/load';
import { fill, type Part, textOf } from '@stint/wire/words/parts';
import { speakerOf } from '@stint/wire/words/speaker';
import type { House } from '../../house.ts';
import type { Mail, Post } from '../../outside/mail/post.ts';
import { type InvitationRow, invitationOf } from '../../store/invitations.ts';
import type { ClaimedMail } from '../../store/mails.ts';
import { readerOf } from '../../store/readers.ts';
import { headerText } from './header-text.ts';
import { escaped, link, STYLE, say } from './html.ts';

/**
 * The mail of an invitation, in the language of who invites and by the clock of UTC: of who reads it nothing is known.
 * Null where it was withdrawn, accepted or has run out meanwhile.
 */
export async function writeInvitation(
  house: House,
  post: Post,
  { id, madeAt, invitation }: ClaimedMail & { readonly invitation: { id: string; token: string } },
): Promise<Mail | null> {
  const row = await invitationOf(house.db, { id: invitation.id });
  if (row?.state !== 'open' || row.expiresAt <= house.clock.now()) return null;
  const { language } = await readerOf(house.db, row.by.id);
  const words = await invitationWordsOf(language);
  const speaker = speakerOf({ language, zone: 'UTC' }, await catalogueOf(language));
  const names = { by: speaker.name(row.by.name), organisation: speaker.name(row.organisation.name) };
  const says = saysOf(words, row, { ...names, until: speaker.moment(row.expiresAt) });
  const to = `${post.house}/invitations/${invitation.token}`;
  const plainly = (parts: readonly Part[]): string => textOf(parts, language);
  const { hello, title, body, until, stint, why } = says;
  return {
    id,
    at: madeAt,
    to: { name: '', address: row.email },
    language,
    subject: headerText(plainly(fill(words.subject, names))),
    text: [
      plainly(hello),
      [plainly(title), plainly(body), plainly(until), `${words.button}:`, to].join('\n'),
      ['-- ', plainly(why), plainly(stint)].join('\n'),
    ].join('\n\n'),
    html: htmlOf(language, words.button, { ...says, to }),
    turnOff: null,
  };
}

type Says = Readonly<Record<'hello' | 'title' | 'body' | 'until' | 'stint' | 'why', readonly Part[]>>;

function saysOf(
  words: InvitationWords,
  { role }: InvitationRow,
  values: Readonly<Record<string, Part>>,
): Says {
  return {
    hello: fill(words.hello, {}),
    title: fill(words.title, values),
    body: fill(words[role], values),
    until: fill(words.until, values),
    stint: fill(words.stint, {}),
    why: fill(words.why, values),
  };
}

function htmlOf(
  language: keyof typeof LANGUAGES,
  button: string,
  says: Says & { readonly to: string },
): string {
  const { direction } = LANGUAGES[language];
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(textOf(says.title, language))}</title>
<style>${STYLE}</style>
</head>
<body dir="${direction}">
<div class="sheet">
<p class="mark">Stint</p>
<p>${say(says.hello)}</p>
<div class="thing">
<h1>${say(says.title)}</h1>
<p>${say(says.body)}</p>
<p>${say(says.until)}</p>
<p>${link(button, says.to, 'button')}</p>
</div>
</div>
<div class="foot">
<p>${say(says.why)}</p>
<p>${say(says.stint)}</p>
</div>
</body>
</html>
`;
}
