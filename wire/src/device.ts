import { z } from 'zod';
import { Id, InstantText, Name, plainText } from './letters.ts';
import { route } from './route.ts';

/** RFC 8628: a tracker asks for a code, its person approves it in the browser, the tracker collects a token. */
export const authorizeDevice = route({
  method: 'POST',
  path: '/device/authorization',
  says: 'Ask for a device code (RFC 8628). Its token reaches contracts and diary of its freelancer, and no money.',
  tag: 'tracker',
  access: ['anybody'],
  body: z.strictObject({ client_id: z.literal('stint-tracker'), device_name: Name }),
  answer: z.object({
    device_code: z.string(),
    user_code: z.string(),
    verification_uri: z.string(),
    verification_uri_complete: z.string(),
    expires_in: z.number().int(),
    interval: z.number().int(),
  }),
  status: 201,
  refusals: ['too-many-tries'],
});

/** `error` as RFC 8628 names it: authorization_pending, slow_down, access_denied, expired_token, invalid_grant. */
export const collectToken = route({
  method: 'POST',
  path: '/device/token',
  says: 'Collect the token of an approved device code. Refusals have the codes of RFC 8628, section 3.5.',
  tag: 'tracker',
  access: ['anybody'],
  body: z.strictObject({
    client_id: z.literal('stint-tracker'),
    grant_type: z.literal('urn:ietf:params:oauth:grant-type:device_code'),
    device_code: z.string().max(200),
  }),
  answer: z.object({
    access_token: z.string(),
    token_type: z.literal('Bearer'),
    scope: z.literal('track'),
    device: Id,
    person: Id,
    /** base64url, 32 bytes. For the draw of the snapshot instant; told to this device alone. */
    snapshot_seed: z.string(),
  }),
  refusals: ['authorization_pending', 'slow_down', 'access_denied', 'expired_token', 'invalid_grant'],
});

export const DeviceGrant = z.object({
  userCode: z.string(),
  deviceName: Name,
  askedAt: InstantText,
  expiresAt: InstantText,
  state: z.enum(['waiting', 'approved', 'denied']),
});

/** A page of the house as a tracker: it is signed in already, so nobody has to type a code. */
export const enrolBrowser = route({
  method: 'POST',
  path: '/devices',
  says: "Make this browser one of your trackers. Its token reaches what any tracker's does, and no money.",
  tag: 'tracker',
  access: ['person'],
  body: z.strictObject({ name: Name }),
  answer: z.object({
    access_token: z.string(),
    device: Id,
    person: Id,
    /** base64url, 32 bytes. For the draw of the snapshot instant; told to this device alone. */
    snapshot_seed: z.string(),
  }),
  status: 201,
  refusals: ['freelancers-only', 'too-many-tries'],
});

const GrantParams = z.object({ userCode: plainText(20) });

export const readGrant = route({
  method: 'GET',
  path: '/device/grants/:userCode',
  says: 'What a tracker asks for, before it is approved.',
  tag: 'tracker',
  access: ['person'],
  params: GrantParams,
  answer: DeviceGrant,
  refusals: ['no-such-code', 'too-many-tries'],
});

export const decideGrant = route({
  method: 'PUT',
  path: '/device/grants/:userCode',
  says: 'Approve or deny a tracker. Only a freelancer can approve.',
  tag: 'tracker',
  access: ['person'],
  params: GrantParams,
  body: z.strictObject({ decision: z.enum(['approve', 'deny']) }),
  answer: DeviceGrant,
  refusals: ['no-such-code', 'too-many-tries', 'freelancers-only'],
});

export const listDevices = route({
  method: 'GET',
  path: '/devices',
  says: 'The trackers that may upload for you.',
  tag: 'tracker',
  access: ['person'],
  answer: z.array(z.object({ id: Id, name: Name, since: InstantText, lastSeenAt: InstantText.nullable() })),
});

export const revokeDevice = route({
  method: 'DELETE',
  path: '/devices/:device',
  says: "Take a tracker's token back. What it still holds can be brought by signing it in again.",
  tag: 'tracker',
  access: ['person', 'tracker'],
  params: z.object({ device: Id }),
  answer: z.null(),
  status: 204,
  refusals: ['not-found'],
});
