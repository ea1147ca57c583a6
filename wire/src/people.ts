import { z } from 'zod';
import { Email, Id, InstantText, Name, plainText } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

const Password = z.string().min(LIMITS.passwordLeast).max(LIMITS.password);

/** A client hires; an agency speaks for freelancers. */
export const OrganisationKind = z.enum(['client', 'agency']);

export const RoleName = z.enum(['owner', 'hirer', 'reviewer', 'billing', 'viewer', 'agent']);

export const Person = z
  .object({
    id: Id,
    name: Name,
    email: Email,
    roles: z.array(z.enum(['freelancer', 'client', 'operator'])),
    /** Of either side, the first that the person joined first, with what the person is in each. */
    organisations: z.array(z.object({ id: Id, name: Name, kind: OrganisationKind, role: RoleName })),
  })
  .meta({ id: 'Person' });
export type Person = z.infer<typeof Person>;

/** What a browser says of its reader: languages (BCP 47) and time zone. Kept at the first sign-in alone. */
const SaidReader = z.strictObject({
  languages: z.array(plainText(LIMITS.zone)).max(20),
  zone: plainText(LIMITS.zone),
});

export const signIn = route({
  method: 'POST',
  path: '/session',
  says: 'Sign in with e-mail and password; the session is a cookie.',
  tag: 'sign-in',
  access: ['anybody'],
  body: z.strictObject({
    email: plainText(LIMITS.email),
    password: z.string().max(LIMITS.password),
    reader: SaidReader.optional(),
  }),
  answer: Person,
  refusals: ['wrong-sign-in', 'too-many-tries'],
});

export const signOut = route({
  method: 'DELETE',
  path: '/session',
  says: 'Sign out: the session ends on the server.',
  tag: 'sign-in',
  access: ['person'],
  answer: z.null(),
  status: 204,
});

export const whoAmI = route({
  method: 'GET',
  path: '/session',
  says: 'Who is signed in.',
  tag: 'sign-in',
  access: ['person', 'tracker'],
  answer: Person,
});

export const createToken = route({
  method: 'POST',
  path: '/tokens',
  says: 'A bearer token for a program, by e-mail and password. Send it as `Authorization: Bearer …`.',
  tag: 'sign-in',
  access: ['anybody'],
  body: z.strictObject({
    email: plainText(LIMITS.email),
    password: z.string().max(LIMITS.password),
    name: Name.meta({ description: 'what the token is for, shown in the list of sign-ins' }),
  }),
  answer: z.object({ token: z.string(), expiresAt: InstantText }),
  status: 201,
  refusals: ['wrong-sign-in', 'too-many-tries'],
});

export const signUp = route({
  method: 'POST',
  path: '/people/sign-up',
  says: 'Sign up, and sign in. With the token of an invitation always, as the address that it went to; without one where the house is open to all: as a freelancer, or as a client with an organisation of its own.',
  tag: 'sign-in',
  access: ['anybody'],
  body: z.strictObject({
    name: Name,
    email: Email,
    password: Password,
    /** Left out with an invitation, which says it. */
    role: z.enum(['freelancer', 'client']).optional(),
    /** A client's. Missing: the person's own name. */
    organisation: Name.optional(),
    invitation: plainText(LIMITS.invitationToken).optional(),
    reader: SaidReader.optional(),
  }),
  answer: Person,
  status: 201,
  refusals: [
    'sign-up-closed',
    'email-taken',
    'too-many-tries',
    'no-such-invitation',
    'invited-otherwise',
    'team-full',
  ],
});

export const setPassword = route({
  method: 'PUT',
  path: '/session/password',
  says: 'Change your password. Every other browser and program of yours is signed out; trackers too, if you say so.',
  tag: 'sign-in',
  access: ['person'],
  body: z.strictObject({
    old: z.string().max(LIMITS.password),
    new: Password,
    trackers: z.boolean().optional(),
  }),
  /** How many sign-ins ended. */
  answer: z.object({ ended: z.number().int() }),
  refusals: ['wrong-sign-in', 'too-many-tries'],
});

const SignIn = z.object({
  /** No secret: it names the sign-in, and does not sign in. */
  id: z.string().regex(/^[0-9a-f]{32}$/, 'must be 32 hexadecimal digits'),
  kind: z.enum(['browser', 'program']),
  name: z.string(),
  since: InstantText,
  lastSeenAt: InstantText,
  expiresAt: InstantText,
  /** The one that asks. */
  current: z.boolean(),
});

export const listSignIns = route({
  method: 'GET',
  path: '/sign-ins',
  says: 'Your browsers and programs that are signed in; the last used first.',
  tag: 'sign-in',
  access: ['person'],
  answer: z.array(SignIn),
});

export const endSignIn = route({
  method: 'DELETE',
  path: '/sign-ins/:signIn',
  says: 'End one of your sign-ins: whoever has its token is signed out.',
  tag: 'sign-in',
  access: ['person'],
  params: z.object({ signIn: SignIn.shape.id }),
  answer: z.null(),
  status: 204,
  refusals: ['no-such-sign-in'],
});

export const createPerson = route({
  method: 'POST',
  path: '/people',
  says: 'Create a person. A client gets an organisation of one unless `organisation` names one that exists.',
  tag: 'people',
  access: ['operator'],
  body: z.strictObject({
    name: Name,
    email: Email,
    password: Password,
    role: z.enum(['freelancer', 'client', 'operator']),
    organisation: z.union([z.strictObject({ id: Id }), z.strictObject({ name: Name })]).optional(),
  }),
  answer: Person,
  status: 201,
  refusals: ['email-taken', 'no-such-organisation'],
});

export const listPeople = route({
  method: 'GET',
  path: '/people',
  says: `The people of the house: the ${LIMITS.list} who came last, in the order in which they came.`,
  tag: 'people',
  access: ['operator'],
  answer: z.array(Person),
});
