/** What people are told, here and by mail; how each wants it; what is still to be told and to be sent. */
export const notifications = `
-- How somebody reads. No row: English, UTC, a digest every day.
create table reader (
  person_id uuid primary key references person,
  language text not null,
  zone text not null,
  digest text not null check (digest in ('daily', 'weekly')),
  version int not null
);

-- What somebody chose for a kind. No row: the kind's own default.
create table notice_choice (
  person_id uuid not null references person,
  kind text not null,
  in_app boolean not null,
  mail text not null check (mail in ('now', 'digest', 'off')),
  primary key (person_id, kind)
);

-- owed -> sending -> handed-over -> sent. Only between the last two can nobody say whether it has arrived.
create table mail (
  id uuid primary key,
  person_id uuid not null references person,
  digest boolean not null,
  made_at bigint not null,
  state text not null
    check (state in ('owed', 'sending', 'handed-over', 'sent', 'dropped', 'failed', 'unknown')),
  attempts int not null default 0,
  next_at bigint not null,
  -- By the database's own clock: two houses share it, and nobody moves it.
  claimed_at timestamptz,
  answered_at bigint,
  fault text
);
create index mail_owed on mail (next_at) where state = 'owed';
create index mail_claimed on mail (claimed_at) where state in ('sending', 'handed-over');
create index mail_troubled on mail (answered_at) where state in ('failed', 'unknown');

-- One event is told to one person once, however often it is found.
create table notification (
  n bigint generated always as identity primary key,
  id uuid not null unique,
  person_id uuid not null references person,
  event text not null,
  kind text not null,
  facts jsonb not null,
  at bigint not null,
  in_app boolean not null,
  read_at bigint,
  digest_at bigint,
  -- Looked at when the transaction ends: the notification is written first, for it may be one too many.
  mail_id uuid references mail deferrable initially deferred,
  unique (person_id, event)
);
create index notification_in_app on notification (person_id, n) where in_app;
create index notification_unread on notification (person_id) where in_app and read_at is null;
create index notification_for_digest on notification (digest_at) where digest_at is not null and mail_id is null;
create index notification_of_mail on notification (mail_id) where mail_id is not null;
create index notification_of_event on notification (event);

-- What happened and has not been told: written with the fact, worked off by the clock.
create table telling_owed (
  what text not null check (what in ('tracker', 'late', 'gave-way', 'limit', 'limit-client')),
  person_id uuid not null references person,
  subject_id uuid not null,
  week bigint not null,
  seconds bigint not null,
  due_at bigint not null,
  primary key (what, person_id, subject_id, week)
);
create index telling_owed_due on telling_owed (due_at);

-- Signs the links by which mails are turned off without signing in.
create table signing_key (one boolean primary key default true check (one), bytes bytea not null);
insert into signing_key (bytes) values (sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea));
`;
