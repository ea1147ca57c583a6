import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import type { Post } from './post.ts';
import { type SmtpServer, sendBySmtp } from './smtp.ts';

/** A real mail server that a test drives: it takes what comes, or answers as `trouble` says. */
export interface TestMailServer {
  readonly server: SmtpServer;
  /** The messages that it took, as they came. */
  readonly taken: Buffer[];
  /** Connections that were made, encrypted or not. */
  readonly sessions: { secure: boolean; user: string | null }[];
  /** What the next messages get instead of a yes; the last one stays. */
  trouble: readonly ('none' | number | 'drop')[];
  close(): Promise<void>;
}

export async function testMailServer(
  options: SMTPServerOptions = {},
  tls: SmtpServer['tls'] = 'none',
): Promise<TestMailServer> {
  const taken: Buffer[] = [];
  const sessions: TestMailServer['sessions'] = [];
  const next = (): 'none' | number | 'drop' => {
    const [first = 'none', ...rest] = made.trouble;
    if (rest.length > 0) made.trouble = rest;
    return first;
  };
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: tls === 'none' ? ['STARTTLS'] : [],
    onData: (stream, session, answer) => {
      sessions.push({ secure: session.secure, user: typeof session.user === 'string' ? session.user : null });
      const trouble = next();
      if (trouble === 'drop') {
        stream.once('data', () => {
          for (const one of smtp.connections) one.close();
        });
        stream.resume();
        return;
      }
      const take = (bytes: Buffer): void => {
        if (trouble === 'none') taken.push(bytes);
        const no = Object.assign(new Error(`said ${trouble}`), { responseCode: trouble });
        answer(trouble === 'none' ? null : no);
      };
      // Whoever cuts the line in the middle has sent nothing.
      buffer(stream).then(take, () => undefined);
    },
    ...options,
  });
  smtp.on('error', () => undefined);
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const { port } = smtp.server.address() as AddressInfo;
  const made: TestMailServer = {
    server: { host: '127.0.0.1', port, tls, signIn: null },
    taken,
    sessions,
    trouble: [],
    close: () => new Promise((done) => smtp.close(done)),
  };
  return made;
}

/** The way to a mail server, as a house has it. */
export function postTo(server: SmtpServer, house = 'https://stint.example'): Post {
  const sender = { name: 'Stint', address: 'stint@example.org' };
  return {
    kind: 'smtp',
    where: `${server.host}:${server.port}`,
    from: sender.address,
    house,
    sink: null,
    send: (mail, handOver) => sendBySmtp(server, sender, mail, handOver),
  };
}

/** A key and a certificate of 127.0.0.1 that nobody in the world knows. */
export function ownCertificate(): { key: string; cert: string } {
  const folder = mkdtempSync(join(tmpdir(), 'stint-certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const make = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:prime256v1',
    '-nodes',
    '-days',
    '30',
  ];
  execFileSync('openssl', [...make, '-keyout', key, '-out', cert, ...subject], { stdio: 'pipe' });
  const made = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  rmSync(folder, { recursive: true, force: true });
  return made;
}
