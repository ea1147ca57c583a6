import { IconAdjustments, IconDeviceDesktop, IconEye, IconKey, type TablerIcon } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { contracts } from '../api/queries.ts';
import page from '../parts/page.module.css';
import styles from './privacy.module.css';

const inside = getRouteApi('/inside');

/** To each contract's diary with the client's eyes. */
export function AsTheySee() {
  const { person } = inside.useRouteContext();
  const { data = [] } = useQuery(contracts);
  const own = data.filter(({ freelancer }) => freelancer.id === person.id);
  return (
    <section className={page.panel} aria-labelledby="as-they-see">
      <h2 id="as-they-see">Exactly what they see</h2>
      <p className={page.quiet}>
        The house reads you your diary as it reads it to the client, to the letter. The operator sees the
        same. Nobody sees a segment while it runs, nor before your private window is over: until then it is on
        your computer alone.
      </p>
      {own.length === 0 ? (
        <p className={page.quiet}>You have no contract yet; nobody sees anything.</p>
      ) : (
        <ul className={styles.ways}>
          {own.map(({ id, title, organisation }) => (
            <li key={id}>
              <Link
                to="/contracts/$contract/diary/$day"
                params={{ contract: id, day: 'today' }}
                search={{ as: 'client' }}
                className={styles.way}
              >
                <IconEye size={19} stroke={1.6} aria-hidden="true" />
                <span>
                  {title} <small>as {organisation.name} sees it</small>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** Where somebody looks after what is signed in as them, and after what they are sent. */
export function WaysIn({ works }: { works: boolean }) {
  return (
    <section className={page.panel} aria-labelledby="ways-in">
      <h2 id="ways-in">Who is in, as you</h2>
      <p className={page.quiet}>Anything that is signed in as you can be signed out at once.</p>
      <ul className={styles.ways}>
        <Way
          to="/account"
          Icon={IconKey}
          says="Browsers and programs"
          why="what is signed in, your password"
        />
        {works && (
          <Way to="/device" Icon={IconDeviceDesktop} says="Trackers" why="which may record for you" />
        )}
        <Way to="/settings" Icon={IconAdjustments} says="Mails" why="what you are told, and how" />
      </ul>
    </section>
  );
}

interface WayProps {
  readonly to: '/account' | '/device' | '/settings';
  readonly Icon: TablerIcon;
  readonly says: string;
  readonly why: string;
}

function Way({ to, Icon, says, why }: WayProps) {
  return (
    <li>
      <Link to={to} className={styles.way}>
        <Icon size={19} stroke={1.6} aria-hidden="true" />
        <span>
          {says} <small>{why}</small>
        </span>
      </Link>
    </li>
  );
}
