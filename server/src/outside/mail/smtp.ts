import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Mail, MailOutcome } from './post.ts';

/** A mail server, and how to reach it. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** `starttls`: it must offer it; `tls`: from the first byte; `none`: on this machine alone. */
  readonly tls: 'starttls' | 'tls' | 'none';
  readonly signIn: { readonly user: string; readonly password: string } | null;
  /** Who signs its certificate, where that is none of the world's (PEM). */
  readonly ca?: string;
}

/** Name and address of the sender. */
export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** Milliseconds. All of them together stay well below the lease of a mail (store/mails.ts). */
const PATIENCE = { connection: 20_000, greeting: 20_000, silence: 60_000, whole: 120_000 } as const;

/**
 * Sends one mail over a connection of its own. `handOver` is awaited when everything but the end of the data is out: a
 * server delivers nothing before that end (RFC 5321, 4.1.1.4), and after it nobody can say what became of a mail whose
 * answer is lost.
 */
export async function sendBySmtp(
  server: SmtpServer,
  sender: Sender,
  mail: Mail,
  handOver: () => Promise<void>,
): Promise<MailOutcome> {
  const bytes = await bytesOf(sender, mail);
  const line = new Line(server);
  const gate: Gate = { going: null, open: false };
  const late = setTimeout(() => line.cut('no end within two minutes'), PATIENCE.whole);
  try {
    await line.connect();
    const data = Readable.from(through(line, gate, bytes, handOver), PIECEMEAL);
    await line.send({ from: sender.address, to: [mail.to.address] }, data);
    return { status: 'sent' };
  } catch (error) {
    // The gate may be opening at this moment: what it writes comes before our answer.
    await gate.going?.catch(() => undefined);
    return outcomeOf(error, gate.open);
  } finally {
    clearTimeout(late);
    line.leave();
  }
}

interface Gate {
  /** While `handOver` is asked. */
  going: Promise<void> | null;
  /** The end of the data has gone out, or is about to. */
  open: boolean;
}

/** In pieces, so that a server that no longer reads is noticed before the end. */
const PIECE_BYTES = 16_384;
const PIECEMEAL = { objectMode: false, highWaterMark: PIECE_BYTES } as const;

async function* through(
  line: Line,
  gate: Gate,
  bytes: Buffer,
  handOver: () => Promise<void>,
): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
  gate.going = handOver();
  await gate.going;
  if (line.isBroken) throw new Error('the line broke before the end of the data was out');
  gate.open = true;
}

/** The message as it goes out: two parts, nothing remote in them, and headers that nobody else's words can break. */
async function bytesOf(sender: Sender, mail: Mail): Promise<Buffer> {
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1);
  const composer = new MailComposer({
    messageId: `<${mail.id}@${domain}>`,
    date: new Date(mail.at * 1000),
    from: sender,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: {
      ...(mail.turnOff === null
        ? {}
        : {
            'List-Unsubscribe': { prepared: true, value: `<${mail.turnOff}>` },
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
      'Auto-Submitted': 'auto-generated',
      'Content-Language': mail.language,
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

/** One connection, whose faults come as rejections. */
class Line {
  private readonly server: SmtpServer;
  private readonly connection: SMTPConnection;
  private readonly broken: Promise<never>;
  private breakOff: (error: Error) => void = () => undefined;
  isBroken = false;

  constructor(server: SmtpServer) {
    this.server = server;
    const { host, port, tls, ca } = server;
    this.connection = new SMTPConnection({
      host,
      port,
      secure: tls === 'tls',
      requireTLS: tls === 'starttls',
      ignoreTLS: tls === 'none',
      connectionTimeout: PATIENCE.connection,
      greetingTimeout: PATIENCE.greeting,
      socketTimeout: PATIENCE.silence,
      ...(ca === undefined ? {} : { tls: { ca } }),
    });
    this.broken = new Promise((_, reject) => {
      this.breakOff = (error) => {
        this.isBroken = true;
        reject(error);
      };
    });
    this.broken.catch(() => undefined);
    this.connection.on('error', (error: Error) => this.breakOff(error));
  }

  async connect(): Promise<void> {
    await this.ask((done) => this.connection.connect((error) => done(error ?? null)));
    // The end of the data goes out alone: it must not wait for the answer to what went before it.
    if (this.connection._socket) this.connection._socket.setNoDelay(true);
    const { signIn } = this.server;
    if (!signIn) return;
    await this.ask((done) =>
      this.connection.login({ user: signIn.user, pass: signIn.password }, (error) => done(error)),
    );
  }

  async send(envelope: { from: string; to: string[] }, data: Readable): Promise<void> {
    await this.ask((done) => this.connection.send(envelope, data, (error) => done(error)));
  }

  cut(why: string): void {
    this.breakOff(new Error(why));
  }

  leave(): void {
    this.connection.quit();
    // A server that does not take the leave is left all the same.
    setTimeout(() => this.connection.close(), 1000).unref();
  }

  private ask(question: (done: (error: Error | null) => void) => void): Promise<void> {
    const answered = new Promise<void>((resolve, reject) => {
      question((error) => (error ? reject(error) : resolve()));
    });
    return Promise.race([answered, this.broken]);
  }
}

/** What a fault says of the mail. Before the end of its data was out it has certainly not arrived. */
function outcomeOf(error: unknown, handedOver: boolean): MailOutcome {
  const code = codeOf(error);
  const said = `${error instanceof Error ? error.message : String(error)}`.slice(0, LONGEST_FAULT);
  const answered = responseOf(error);
  const ofMail = ['EENVELOPE', 'EMESSAGE'].includes(code);
  if (ofMail && answered >= 500) return { status: 'refused', fault: said };
  // An answer of the server is one, also after the end of the data.
  if (handedOver && answered === 0) return { status: 'unknown', fault: said };
  return { status: 'later', fault: said, whose: ofMail ? 'mail' : 'server' };
}

function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
  return typeof code === 'string' ? code : '';
}

function responseOf(error: unknown): number {
  const response: unknown = error instanceof Error ? Reflect.get(error, 'responseCode') : null;
  return typeof response === 'number' ? response : 0;
}

const LONGEST_FAULT = 500;
