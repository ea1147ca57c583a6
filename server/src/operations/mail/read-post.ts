import { formatInstant } from '@stint/core/instant';
import type { listSunkMails as listing, readSunkMail as reading, readPost as route } from '@stint/wire/mails';
import type { Answer } from '@stint/wire/route';
import type { House } from '../../house.ts';
import { type Refusal, refuse } from '../../refusal.ts';
import { mailsNow } from '../../store/mails.ts';

const MOST_TROUBLE = 50;

/** How mails leave the house, for its operator. */
export async function readPost({ db, post }: House): Promise<Answer<typeof route>> {
  const { waiting, sent, trouble } = await mailsNow(db, MOST_TROUBLE);
  return {
    way: post?.kind ?? 'none',
    where: post?.where ?? null,
    from: post?.from ?? null,
    waiting,
    sent,
    trouble: trouble.map((one) => ({ ...one, at: formatInstant(one.at) })),
  };
}

/** The mails that the demo's sink took. Refusal: `no-mail-sink`. */
export async function listSunkMails({ post }: House): Promise<Answer<typeof listing> | Refusal> {
  if (!post?.sink) return refuse('no-mail-sink');
  return post.sink.list();
}

/** One of them. Refusals: `no-mail-sink`, `not-found`. */
export async function readSunkMail(
  { post }: House,
  { mail }: { mail: string },
): Promise<Answer<typeof reading> | Refusal> {
  if (!post?.sink) return refuse('no-mail-sink');
  return (await post.sink.read(mail)) ?? refuse('not-found');
}
