import type { Instant } from '@stint/core/instant';
import type { MailSink } from './sink/mails.ts';

/** The way out for mails. */
export interface Post {
  /** A mail server of the world, or the sink of the demo, which delivers nothing. */
  readonly kind: 'smtp' | 'sink';
  /** `mail.example:587`, for the operator to see. */
  readonly where: string;
  /** The sender's address alone, such as `stint@example.org`. */
  readonly from: string;
  /** Where people find the house: every link in a mail begins with it. */
  readonly house: string;
  /** Where the sink keeps what came; null where mails go out into the world. */
  readonly sink: MailSink | null;
  /**
   * Sends one. `handOver` is awaited when all but the last byte is out and the server can have delivered nothing; it
   * throws where the mail must not go out. After it nobody can take the mail back.
   */
  send(mail: Mail, handOver: () => Promise<void>): Promise<MailOutcome>;
}

/** A mail, ready to go. */
export interface Mail {
  /** The id of its row: its Message-ID is made of it, the same at every attempt. */
  readonly id: string;
  readonly at: Instant;
  readonly to: { readonly name: string; readonly address: string };
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Where a POST turns mails of this kind off (RFC 8058); null for one that comes once. */
  readonly turnOff: string | null;
}

export type MailOutcome =
  | { readonly status: 'sent' }
  /** Not now: the server is away, busy, or does not know us. */
  | { readonly status: 'later'; readonly fault: string; readonly whose: 'mail' | 'server' }
  /** Never: the server said so for good. */
  | { readonly status: 'refused'; readonly fault: string }
  /** All of it was handed over, and no answer came: it may have arrived. */
  | { readonly status: 'unknown'; readonly fault: string };
