import { Skeleton } from '@mantine/core';
import { mayAs } from '@stint/core/handshake/roles';
import type { Person } from '@stint/wire/people';
import { IconHeartHandshake, IconPencil } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTitle } from '../app/title.ts';
import { ButtonLink } from '../parts/button-link.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { FreelancerView } from './freelancer-view.tsx';
import { Agencies } from './leave-agency.tsx';
import styles from './people.module.css';
import { freelancerOf } from './queries.ts';

const route = getRouteApi('/inside/freelancers/$person');
const inside = getRouteApi('/inside');

export function FreelancerPage() {
  const { person: id } = route.useParams();
  const { person } = inside.useRouteContext();
  const query = useQuery(freelancerOf(id));
  useTitle(query.data?.name ?? 'Freelancer');
  return (
    <div className={styles.page}>
      <Loaded query={query} what="the profile" skeleton={<Skeleton h={420} radius={12} />}>
        {(one) => (
          <>
            <FreelancerView one={one} deeds={<Deeds id={id} reader={person} />} />
            {id === person.id && <Agencies person={id} agencies={one.agencies} />}
          </>
        )}
      </Loaded>
    </div>
  );
}

/** One's own profile can be edited; somebody else can be hired. */
function Deeds({ id, reader }: { id: string; reader: Person }) {
  if (id === reader.id) {
    return (
      <ButtonLink to="/profile" leftSection={<IconPencil size={17} stroke={1.7} />}>
        Edit your profile
      </ButtonLink>
    );
  }
  const hires = reader.organisations.some(({ kind, role }) => kind === 'client' && mayAs(role, 'hire'));
  if (!hires) return null;
  return (
    <ButtonLink
      to="/offers/new"
      search={{ freelancer: id }}
      leftSection={<IconHeartHandshake size={18} stroke={1.7} />}
    >
      Make an offer
    </ButtonLink>
  );
}
