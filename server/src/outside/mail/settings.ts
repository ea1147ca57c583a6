import { z } from 'zod';
import { isLoopback } from '../../loopback.ts';
import { type CannotStart, cannotStart } from '../../start-refusal.ts';
import type { Sender, SmtpServer } from './smtp.ts';

/** A mail server and who writes. */
export interface MailSettings {
  readonly server: SmtpServer;
  readonly sender: Sender;
}

/** The text of a variable of the environment; null where it is missing or blank. */
type Text = (name: string) => string | null;

/**
 * STINT_SMTP_HOST and what goes with it: STINT_SMTP_PORT (587; 465 with `tls`), STINT_SMTP_TLS (`starttls`, or `tls` from the first
 * byte), STINT_SMTP_USER and STINT_SMTP_PASSWORD, and STINT_MAIL_FROM, such as `Stint <stint@example.org>`. Null where
 * there is no host: then no mail is sent. Refusal: `bad-setting`.
 */
export function readMailSettings(text: Text): MailSettings | null | CannotStart {
  const host = text('STINT_SMTP_HOST');
  if (host === null) return null;
  if (!/^[a-z0-9:]([a-z0-9.:-]*[a-z0-9])?$/i.test(host)) {
    return bad('STINT_SMTP_HOST', host, 'the name or address of a mail server');
  }
  // On this machine there is nobody between: and a server of one's own seldom has a certificate that anybody knows.
  const wanted = text('STINT_SMTP_TLS') ?? (isLoopback(host) ? 'none' : 'starttls');
  if (wanted !== 'starttls' && wanted !== 'tls' && wanted !== 'none') {
    return bad('STINT_SMTP_TLS', wanted, 'starttls or tls');
  }
  if (wanted === 'none' && !isLoopback(host)) {
    return bad(
      'STINT_SMTP_TLS',
      wanted,
      'starttls or tls: without it mails and the password go through the net in the open',
    );
  }
  const port = text('STINT_SMTP_PORT') ?? (wanted === 'tls' ? '465' : '587');
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    return bad('STINT_SMTP_PORT', port, 'a whole number from 1 to 65535');
  }
  const from = text('STINT_MAIL_FROM');
  if (from === null) {
    return cannotStart(
      'bad-setting',
      'STINT_MAIL_FROM is missing: with STINT_SMTP_HOST, say who writes, such as Stint <stint@example.org>.',
    );
  }
  const sender = senderOf(from);
  if (sender === null) return bad('STINT_MAIL_FROM', from, 'an address, such as Stint <stint@example.org>');
  const [user, password] = [text('STINT_SMTP_USER'), text('STINT_SMTP_PASSWORD')];
  if ((user === null) !== (password === null)) {
    return cannotStart(
      'bad-setting',
      'STINT_SMTP_USER and STINT_SMTP_PASSWORD go together: say both, or neither.',
    );
  }
  const signIn = user === null || password === null ? null : { user, password };
  return { server: { host, port: Number(port), tls: wanted, signIn }, sender };
}

/** `Stint <stint@example.org>`, or the address alone. */
function senderOf(text: string): Sender | null {
  const [, name = '', address = text] = /^([^<>\p{Cc}]*)<([^<>]+)>$/u.exec(text) ?? [];
  return z.email().safeParse(address).success
    ? { name: name.trim().replace(/^"|"$/g, '') || 'Stint', address }
    : null;
}

function bad(name: string, value: string, wanted: string): CannotStart {
  return cannotStart('bad-setting', `${name} is "${value}", and must be ${wanted}.`);
}
