import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import page from '../parts/page.module.css';
import { clock } from '../time/house-clock.ts';
import { PostCard } from './post-card.tsx';
import { Sink } from './sink.tsx';

const inside = getRouteApi('/inside');

/** How mails leave the house, for its operator; and in the demo what its sink took, for everybody there. */
export function MailPage() {
  useTitle('Mail');
  const { person } = inside.useRouteContext();
  const { data } = useQuery(clock);
  return (
    <div className={page.narrow}>
      <h1>Mail</h1>
      {person.roles.includes('operator') && <PostCard />}
      {data?.demo && <Sink />}
    </div>
  );
}
