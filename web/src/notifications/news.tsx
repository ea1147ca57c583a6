import { fill, textOf } from '@stint/wire/words/parts';
import { sentencesOf } from '@stint/wire/words/sentences';
import { useInfiniteQuery } from '@tanstack/react-query';
import { notificationPages } from './queries.ts';
import { useSpeaker } from './spoken.tsx';

/** What has just been told, for who does not see the bell. */
export function News() {
  const speaker = useSpeaker();
  const { data } = useInfiniteQuery(notificationPages);
  const [newest] = data?.pages[0]?.notifications ?? [];
  if (!speaker || !newest || newest.readAt !== null) return null;
  const title = textOf(sentencesOf(newest, speaker).title, speaker.language);
  return (
    <span lang={speaker.language}>
      {textOf(fill(speaker.words.page.news, { title: { says: title, whose: 'ours' } }), speaker.language)}
    </span>
  );
}
