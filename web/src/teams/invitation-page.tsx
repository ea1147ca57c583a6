import { Button, Skeleton } from '@mantine/core';
import { Refused } from '@stint/wire/client';
import { acceptInvitation, type Invitation } from '@stint/wire/invitations';
import { toInstant } from '@stint/wire/letters';
import { type Person, signOut } from '@stint/wire/people';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { ask } from '../api/house.ts';
import { me } from '../api/queries.ts';
import { useTitle } from '../app/title.ts';
import { ButtonLink } from '../parts/button-link.tsx';
import { notice } from '../parts/notice-board.tsx';
import { Refusal, sayError } from '../parts/refusal.tsx';
import { Sheet } from '../signin/sheet.tsx';
import { SignUpForm } from '../signin/sign-up-form.tsx';
import styles from '../signin/signin.module.css';
import { useNow } from '../time/house-clock.ts';
import { deadline } from '../time/spoken.ts';
import { mine } from '../time/zone-choice.ts';
import { invitationOf } from './queries.ts';
import { ROLE_WORDS } from './words.ts';

const route = getRouteApi('/invitations/$token');

/** Where the link of an invitation leads, signed in or not. */
export function InvitationPage() {
  useTitle('An invitation');
  const { token } = route.useParams();
  const query = useQuery({ ...invitationOf(token), retry: false });
  const { data: person, isPending } = useQuery(me);
  if (query.isPending || isPending) {
    return (
      <Sheet title="An invitation">
        <Skeleton h={220} radius={12} role="status" aria-label="Reading the invitation" />
      </Sheet>
    );
  }
  if (!query.data) return <Bad error={query.error} again={() => void query.refetch()} />;
  const invitation = query.data;
  return (
    <Sheet
      title={
        <>
          You are invited to <bdi>{invitation.organisation.name}</bdi>
        </>
      }
    >
      <Says invitation={invitation} />
      {invitation.state === 'open' && (
        <Answer token={token} invitation={invitation} person={person ?? null} />
      )}
      {invitation.state === 'expired' && (
        <p role="alert">
          Its time is over. Ask <bdi>{invitation.by}</bdi> for another one.
        </p>
      )}
      {invitation.state === 'accepted' && (
        <p>
          It was accepted already. <Link to="/team">Go to your team</Link>
        </p>
      )}
    </Sheet>
  );
}

function Says({ invitation }: { invitation: Invitation }) {
  const now = useNow();
  const { by, role, email, organisation, expiresAt, state } = invitation;
  return (
    <div className={styles.said}>
      <p>
        <strong>
          <bdi>{by}</bdi>
        </strong>{' '}
        invites <strong>{email}</strong> as <strong>{ROLE_WORDS[role].name.toLowerCase()}</strong> to the{' '}
        {organisation.kind} <bdi>{organisation.name}</bdi>.
      </p>
      <p>
        {ROLE_WORDS[role].name}: {ROLE_WORDS[role].may}.
      </p>
      {state === 'open' && <p>Good until {deadline(toInstant(expiresAt), now, mine)}.</p>}
    </div>
  );
}

interface AnswerProps {
  readonly token: string;
  readonly invitation: Invitation;
  readonly person: Person | null;
}

/** To accept, as who is signed in; to sign in, or to sign up. */
function Answer({ token, invitation, person }: AnswerProps) {
  const { email, known } = invitation;
  if (person) return <Accept token={token} invitation={invitation} person={person} />;
  if (known) {
    return (
      <>
        <p>Somebody with this address is here already: sign in to accept.</p>
        <ButtonLink to="/sign-in" search={{ next: `/invitations/${token}` }}>
          Sign in as {email}
        </ButtonLink>
      </>
    );
  }
  return <SignUpForm invited={{ token, email }} next="/" />;
}

function Accept({ token, invitation, person }: AnswerProps & { readonly person: Person }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const accept = useMutation({
    mutationFn: () => ask(acceptInvitation, { params: { token } }),
    onSuccess: async ({ organisation, role }) => {
      notice(`You are ${ROLE_WORDS[role].name.toLowerCase()} of ${organisation.name} now.`);
      await client.invalidateQueries();
      if (role === 'freelancer')
        await navigate({ to: '/freelancers/$person', params: { person: person.id } });
      else await navigate({ to: '/team', search: { organisation: organisation.id } });
    },
  });
  const leave = useMutation({
    mutationFn: () => ask(signOut, {}),
    onSuccess: () => client.resetQueries(),
  });
  const other = accept.error instanceof Refused && accept.error.letter.code === 'invited-otherwise';
  return (
    <>
      <p>
        You are signed in as <bdi>{person.name}</bdi>, {person.email}.
      </p>
      <Refusal error={accept.error} />
      {other ? (
        <Button variant="default" loading={leave.isPending} onClick={() => leave.mutate()}>
          Sign out, and answer as {invitation.email}
        </Button>
      ) : (
        <Button loading={accept.isPending} onClick={() => accept.mutate()}>
          Accept the invitation
        </Button>
      )}
      <Link to="/" className={styles.quiet}>
        Not now
      </Link>
    </>
  );
}

function Bad({ error, again }: { error: unknown; again: () => void }) {
  const { message, mend } = sayError(error);
  const refused = error instanceof Refused;
  return (
    <Sheet title="An invitation">
      <p role="alert">
        {message} {mend}
      </p>
      {!refused && <Button onClick={again}>Try again</Button>}
      <Link to="/">To your home page</Link>
    </Sheet>
  );
}
