import { fill, type Part, textOf } from '@stint/wire/words/parts';
import type { Sentences } from '@stint/wire/words/sentences';
import type { Speaker } from '@stint/wire/words/speaker';

/** Everything that a mail says, before it is text or HTML. */
export interface Frame {
  readonly speaker: Speaker;
  /** Where people find the house. */
  readonly house: string;
  readonly name: Part;
  readonly told: readonly Sentences[];
  /** Null: it tells one thing, at once. */
  readonly digest: { readonly count: number; readonly more: number } | null;
  /** The name of the kind of the one thing. */
  readonly kind: string;
  readonly turnOff: string;
}

/** The lines around what is told, the same in both parts of a mail. */
export interface Around {
  readonly hello: readonly Part[];
  readonly intro: readonly Part[] | null;
  readonly more: readonly Part[] | null;
  readonly why: readonly Part[];
  readonly zone: readonly Part[];
  readonly links: readonly { readonly says: string; readonly to: string }[];
}

export function aroundOf({ speaker, house, name, digest, kind, turnOff }: Frame): Around {
  const { mail } = speaker.words;
  const ours = (says: string): Part => ({ says, whose: 'ours' });
  return {
    hello: fill(mail.hello, { name }),
    intro: digest && speaker.counted(mail.digestIntro, digest.count),
    more: digest && digest.more > 0 ? speaker.counted(mail.digestMore, digest.more) : null,
    why: digest ? [ours(mail.digestKind)] : fill(mail.kind, { kind: ours(kind) }),
    zone: speaker.zone === 'UTC' ? [] : fill(mail.zone, { zone: { says: speaker.zone, whose: 'value' } }),
    links: [
      { says: mail.all, to: `${house}/notifications` },
      { says: digest ? mail.turnOffDigest : mail.turnOff, to: turnOff },
      { says: mail.settings, to: `${house}/settings` },
    ],
  };
}

/** The plain part: addresses stand on lines of their own. */
export function textMailOf(frame: Frame): string {
  const { house, told, speaker } = frame;
  const say = (parts: readonly Part[]): string => textOf(parts, speaker.language);
  const { hello, intro, more, why, zone, links } = aroundOf(frame);
  const things = told.map(({ title, body, button, path }) =>
    [say(title), say(body), `${button}:`, `${house}${path}`].join('\n'),
  );
  const below = [
    say(why),
    ...(zone.length > 0 ? [say(zone)] : []),
    ...links.map(({ says, to }) => `${says}:\n${to}`),
  ];
  return [
    say(hello),
    ...(intro ? [say(intro)] : []),
    ...things,
    ...(more ? [say(more)] : []),
    ['-- ', ...below].join('\n'),
  ].join('\n\n');
}
