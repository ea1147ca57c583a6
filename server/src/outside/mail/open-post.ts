import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ChildOptions, startChild } from '../child.ts';
import type { Post } from './post.ts';
import type { MailSettings } from './settings.ts';
import { mailSink } from './sink/mails.ts';
import { sendBySmtp } from './smtp.ts';

const MAIN = fileURLToPath(new URL('./sink/main.ts', import.meta.url));

/** A mail server of the world. `house`: where people find the house. */
export function smtpPost({ server, sender }: MailSettings, house: string): Post {
  return {
    kind: 'smtp',
    where: `${server.host}:${server.port}`,
    from: sender.address,
    house,
    sink: null,
    send: (mail, handOver) => sendBySmtp(server, sender, mail, handOver),
  };
}

/** Starts the demo's sink beside the house: mails go to it by the same SMTP, and no further. */
export async function sinkPost(
  options: Pick<ChildOptions, 'folder' | 'log'>,
  house: string,
): Promise<{ post: Post; stop: () => Promise<void> }> {
  const folder = join(options.folder, 'mails');
  const child = await startChild({ ...options, folder, what: 'The mail sink', main: MAIN });
  const server = {
    host: '127.0.0.1',
    port: Number(new URL(child.address).port),
    tls: 'none',
    signIn: null,
  } as const;
  const sender = { name: 'Stint', address: 'stint@demo.example' };
  const post = smtpPost({ server, sender }, house);
  return { post: { ...post, kind: 'sink', sink: mailSink(folder) }, stop: () => child.stop() };
}
