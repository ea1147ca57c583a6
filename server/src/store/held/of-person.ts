import { sql } from 'kysely';
import { at, type Kind, kind, start } from './kind.ts';

/** What is held of everybody who signs in. */
export const OF_PERSON: readonly Kind[] = [
  kind(
    {
      name: 'person',
      says: 'Your name and address, and how you read.',
      tables: ['person', 'reader'],
      key: ['person.id'],
    },
    {
      id: 'person.id',
      name: 'name',
      email: 'email',
      isOperator: 'is_operator',
      since: at('created_at'),
      language: 'language',
      zone: 'zone',
      digest: 'digest',
    },
    ({ person }) =>
      sql`from person left join reader on reader.person_id = person.id where person.id = ${person}`,
  ),
  kind(
    {
      name: 'notice-choices',
      says: 'How you want to be told of each kind of news.',
      tables: ['notice_choice'],
      key: ['kind'],
    },
    { kind: 'kind', inApp: 'in_app', mail: 'mail' },
    ({ person }) => sql`from notice_choice where person_id = ${person}`,
  ),
  kind(
    {
      name: 'memberships',
      says: 'The organisations that you are of.',
      tables: ['organisation_member', 'organisation'],
      key: ['organisation.id'],
    },
    { organisation: 'organisation.id', name: 'name', kind: 'kind', role: 'role', since: at('since') },
    ({ person }) =>
      sql`from organisation_member join organisation on organisation.id = organisation_id where person_id = ${person}`,
  ),
  kind(
    {
      name: 'invitations',
      says: 'Invitations that you made or took.',
      tables: ['invitation'],
      key: ['invitation.id'],
    },
    {
      organisation: 'organisation_id',
      email: 'invitation.email',
      role: 'role',
      state: 'state',
      byMe: 'by_person_id = me.id',
      at: at('at'),
      expiresAt: at('expires_at'),
    },
    ({ person }) =>
      sql`from invitation join person me on me.id = ${person}
        where (by_person_id = me.id or invitation.person_id = me.id or invitation.email_key = me.email_key)`,
  ),
  kind(
    {
      name: 'sign-ins',
      says: 'Browsers, programs and trackers that are signed in as you; never a password or a token.',
      tables: ['sign_in'],
      key: ['token_sha256'],
    },
    {
      kind: 'kind',
      name: 'name',
      device: 'device_id',
      since: at('created_at'),
      lastSeenAt: at('last_seen_at'),
      expiresAt: at('expires_at'),
    },
    ({ person }) => sql`from sign_in where person_id = ${person}`,
  ),
  kind(
    { name: 'devices', says: 'Your trackers.', tables: ['device'], key: ['id'] },
    { id: 'id', name: 'name', since: at('created_at'), revokedAt: at('revoked_at') },
    ({ person }) => sql`from device where person_id = ${person}`,
  ),
  kind(
    {
      name: 'device-grants',
      says: 'Trackers that asked to be yours.',
      tables: ['device_grant'],
      key: ['device_code_sha256'],
    },
    { device: 'device_name', askedAt: at('asked_at'), state: 'state' },
    ({ person }) => sql`from device_grant where person_id = ${person}`,
  ),
  kind(
    {
      name: 'notifications',
      says: 'What you were told; words that others wrote in it are theirs.',
      tables: ['notification'],
      key: ['n'],
    },
    {
      kind: 'kind',
      facts: `facts - array['says', 'reason', 'answer', 'memo']`,
      at: at('at'),
      inApp: 'in_app',
      readAt: at('read_at'),
    },
    ({ person }) => sql`from notification where person_id = ${person}`,
  ),
  kind(
    {
      name: 'tellings-owed',
      says: 'What you are about to be told.',
      tables: ['telling_owed'],
      key: ['what', 'subject_id', 'week'],
    },
    { what: 'what', about: 'subject_id', seconds: 'seconds', dueAt: at('due_at') },
    ({ person }) => sql`from telling_owed where person_id = ${person}`,
  ),
  kind(
    { name: 'mails', says: 'Mails that went to you.', tables: ['mail'], key: ['id'] },
    { digest: 'digest', at: at('made_at'), state: 'state', answeredAt: at('answered_at') },
    ({ person }) => sql`from mail where person_id = ${person}`,
  ),
  kind(
    {
      name: 'own-looks',
      says: 'Large pictures of others that you looked at. Their freelancer is told.',
      tables: ['picture_look'],
      key: ['n'],
    },
    {
      contract: 'contract_id',
      segment: start('segment'),
      monitor: 'monitor',
      side: 'side',
      firstAt: at('first_at'),
      lastAt: at('last_at'),
      times: 'times',
    },
    ({ person }) => sql`from picture_look where person_id = ${person}`,
  ),
  kind(
    { name: 'deeds', says: 'What you did here, as the audit notes it.', tables: ['audit'], key: ['n'] },
    { at: at('at'), deed: 'deed', object: 'object', detail: 'detail' },
    ({ person }) => sql`from audit where person_id = ${person}`,
  ),
];
