import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Kind, KindName } from '@stint/wire/told';

/** What a link in a mail turns off: mails of one kind to one person, or that person's digests. */
export interface TurnOff {
  readonly person: string;
  readonly what: Kind | 'digest';
}

/** `<person>~<what>~<signature>`, in an address as it stands: whoever holds it may turn this off and do nothing else. It does not expire: mails are old. */
export function turnOffToken(key: Buffer, { person, what }: TurnOff): string {
  return `${person}~${what}~${signature(key, { person, what }).toString('base64url')}`;
}

/** What a token turns off; null where it is not one of ours. */
export function readTurnOff(key: Buffer, token: string): TurnOff | null {
  const [person = '', what = '', signed = '', ...more] = token.split('~');
  const kind = what === 'digest' ? what : KindName.safeParse(what).data;
  if (more.length > 0 || kind === undefined || !UUID.test(person)) return null;
  const given = Buffer.from(signed, 'base64url');
  const ours = signature(key, { person, what: kind });
  return given.length === ours.length && timingSafeEqual(given, ours) ? { person, what: kind } : null;
}

function signature(key: Buffer, { person, what }: TurnOff): Buffer {
  return createHmac('sha256', key).update(`turn off mails\n${person}\n${what}`).digest();
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
