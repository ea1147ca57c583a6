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

export const signIn = route({
  method: 'POST',
  path: '/session',
  says: 'Sign in with e-mail and password; the session is a cookie.',
  tag: 'sign-in',
  access: ['anybody'],
  body: z.strictObject({
    email: plainText(LIMITS.email),
    password: z.string().max(LIMITS.password),
    /** What a browser says of its reader: languages (BCP 47) and time zone. Kept at the first sign-in alone. */
    reader: z
      .strictObject({
        languages: z.array(plainText(LIMITS.zone)).max(20),
        zone: plainText(LIMITS.zone),
      })
      .optional(),
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
