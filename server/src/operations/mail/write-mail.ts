import { toldOf } from '@stint/wire/told';
import { catalogueOf } from '@stint/wire/words/load';
import { textOf } from '@stint/wire/words/parts';
import { type Sentences, sentencesOf } from '@stint/wire/words/sentences';
import { type Speaker, speakerOf } from '@stint/wire/words/speaker';
import type { House } from '../../house.ts';
import type { Mail, Post } from '../../outside/mail/post.ts';
import { type ClaimedMail, signingKey } from '../../store/mails.ts';
import { notificationsIn } from '../../store/notifications.ts';
import { readPerson } from '../../store/people.ts';
import { choicesOf, kindOf, readerOf } from '../../store/readers.ts';
import { headerText } from './header-text.ts';
import { htmlOf } from './html.ts';
import { type Frame, textMailOf } from './text.ts';
import { turnOffToken } from './turn-off-token.ts';
import { writeInvitation } from './write-invitation.ts';

/** A digest tells so many; the rest stands on the page. */
const MOST_IN_A_DIGEST = 50;

/** What a mail says; null where there is nothing to say any more. */
export function writeMail(house: House, post: Post, claimed: ClaimedMail): Promise<Mail | null> {
  const { person, invitation } = claimed;
  if (person !== null) return writeTold(house, post, { ...claimed, person });
  if (!invitation) throw new Error('a mail to nobody');
  return writeInvitation(house, post, { ...claimed, invitation });
}

/**
 * The mail as its reader reads it: language, zone and choices are those of now, not those of when it was written down.
 * Null where all that it would tell was turned off meanwhile.
 */
async function writeTold(
  house: House,
  post: Post,
  claimed: ClaimedMail & { readonly person: string },
): Promise<Mail | null> {
  const { person: id, digest } = claimed;
  const [person, reader, choice, rows, key] = await Promise.all([
    readPerson(house.db, id),
    readerOf(house.db, id),
    choicesOf(house.db, id),
    notificationsIn(house.db, claimed.id),
    signingKey(house.db),
  ]);
  const wanted = rows.flatMap((row) => {
    const kind = kindOf(row.kind);
    return kind !== null && choice(kind).mail !== 'off' ? [toldOf(kind, row.facts)] : [];
  });
  const [first] = wanted;
  if (!person || !first) return null;
  const speaker = speakerOf(reader, await catalogueOf(reader.language));
  const what = digest ? 'digest' : first.kind;
  const turnOff = `${post.house}/unsubscribe/${turnOffToken(key, { person: id, what })}`;
  const told = wanted.slice(0, MOST_IN_A_DIGEST).map((one) => sentencesOf(one, speaker));
  const frame: Frame = {
    speaker,
    house: post.house,
    name: speaker.name(person.name),
    told,
    digest: digest ? { count: wanted.length, more: wanted.length - told.length } : null,
    kind: speaker.words.kinds[first.kind].name,
    turnOff,
  };
  return {
    id: claimed.id,
    at: claimed.madeAt,
    to: { name: headerText(speaker.name(person.name).says), address: person.email },
    language: reader.language,
    subject: headerText(subjectOf(speaker, told, digest ? wanted.length : null)),
    text: textMailOf(frame),
    html: htmlOf(frame),
    turnOff,
  };
}

function subjectOf(speaker: Speaker, [first]: readonly Sentences[], count: number | null): string {
  const { language, words } = speaker;
  if (count !== null) return textOf(speaker.counted(words.mail.digestSubject, count), language);
  return first ? textOf(first.title, language) : '';
}
