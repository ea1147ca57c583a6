import type { Settings } from '../config.ts';
import { sinkPost, smtpPost } from '../outside/mail/open-post.ts';
import type { Post } from '../outside/mail/post.ts';
import type { Closing } from './closing.ts';
import { warnTo } from './warn.ts';

/** The way out for mails: in the demo the sink, which delivers nothing; else the mail server, where one is set up. */
export async function openPost(
  { demo, mail, origin }: Pick<Settings, 'demo' | 'mail' | 'origin'>,
  { folder, address }: { readonly folder: string; readonly address: string },
  closing: Closing,
  tell: (line: string) => void,
): Promise<Post | null> {
  const house = origin ?? address;
  if (demo) {
    if (mail) tell('The demo’s people have no mailboxes: its mails go to the sink, not to STINT_SMTP_HOST.');
    const sink = await sinkPost({ folder, log: warnTo(tell) }, house);
    closing.add(() => sink.stop());
    return sink.post;
  }
  if (mail && origin === null) {
    tell(`Mails will link to ${address}: set STINT_ORIGIN to where people find this house.`);
  }
  return mail && smtpPost(mail, house);
}
