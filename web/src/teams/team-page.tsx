import { Button, NativeSelect, Skeleton } from '@mantine/core';
import type { Organisation } from '@stint/wire/teams';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { me } from '../api/queries.ts';
import { useTitle } from '../app/title.ts';
import { ButtonLink } from '../parts/button-link.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Freelancers } from './freelancers.tsx';
import { Invitations } from './invitations.tsx';
import { InviteForm } from './invite-form.tsx';
import { Members } from './members.tsx';
import { organisationOf } from './queries.ts';
import { Rename } from './rename.tsx';
import styles from './teams.module.css';
import { KIND_WORDS, ROLE_WORDS, rolesOf } from './words.ts';

const route = getRouteApi('/inside/team');
const inside = getRouteApi('/inside');

/** The people of an organisation, and what each of them is. Who is of several chooses. */
export function TeamPage() {
  useTitle('Team');
  const { person: known } = inside.useRouteContext();
  const { organisations } = useQuery(me).data ?? known;
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = organisations.find(({ id }) => id === search.organisation) ?? organisations[0];
  if (!chosen) return <None />;
  return (
    <div className={styles.page}>
      {organisations.length > 1 && (
        <NativeSelect
          label="Which organisation"
          className={styles.which}
          value={chosen.id}
          data={organisations.map(({ id, name, kind }) => ({
            value: id,
            label: `${name} · ${KIND_WORDS[kind]}`,
          }))}
          onChange={({ currentTarget }) => void navigate({ search: { organisation: currentTarget.value } })}
        />
      )}
      <Team key={chosen.id} id={chosen.id} reader={known.id} />
    </div>
  );
}

function Team({ id, reader }: { id: string; reader: string }) {
  const query = useQuery(organisationOf(id));
  return (
    <Loaded query={query} what="the team" skeleton={<Skeleton h={360} radius={12} />}>
      {(team) => (
        <>
          <Head team={team} />
          <Members team={team} reader={reader} />
          {team.kind === 'agency' && <Freelancers team={team} />}
          {team.may.includes('team') && (
            <section className={styles.panel} aria-labelledby="invite">
              <h2 id="invite">Invite somebody</h2>
              <InviteForm team={team} />
              <Invitations team={team} />
            </section>
          )}
          <Roles team={team} />
        </>
      )}
    </Loaded>
  );
}

function Head({ team }: { team: Organisation }) {
  return (
    <div className={styles.head}>
      <div>
        <h1>
          <bdi>{team.name}</bdi>
        </h1>
        <p className={styles.lead}>
          {KIND_WORDS[team.kind]} · your role: {ROLE_WORDS[team.role].name.toLowerCase()}
        </p>
      </div>
      <div className={styles.deeds}>
        {team.may.includes('team') && <Rename team={team} />}
        {team.kind === 'client' && (
          <ButtonLink to="/invoices/particulars" search={{ of: team.id }} variant="default">
            Particulars on invoices
          </ButtonLink>
        )}
        <Button
          component={Link}
          to="/organisations/new"
          variant="default"
          leftSection={<IconPlus size={16} stroke={1.8} />}
        >
          Found another
        </Button>
      </div>
    </div>
  );
}

/** What each role means, for who gives it and for who has it. */
function Roles({ team }: { team: Organisation }) {
  return (
    <section className={styles.panel} aria-labelledby="roles">
      <h2 id="roles">What roles may do</h2>
      <dl className={styles.roles}>
        {rolesOf(team.kind).map((role) => (
          <div key={role}>
            <dt>{ROLE_WORDS[role].name}</dt>
            <dd>{ROLE_WORDS[role].may}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function None() {
  return (
    <div className={styles.page}>
      <h1>Team</h1>
      <div className={styles.panel} data-slim>
        <p>
          You are of no organisation. A client hires and pays; an agency speaks for freelancers. Found one, or
          ask an owner of one that is here for an invitation.
        </p>
        <div>
          <Button component={Link} to="/organisations/new" leftSection={<IconPlus size={16} stroke={1.8} />}>
            Found an organisation
          </Button>
        </div>
      </div>
    </div>
  );
}
