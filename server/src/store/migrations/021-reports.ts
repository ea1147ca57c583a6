/** Reports that people keep, links to them, and secret addresses of calendars. */
export const reports = `
create table kept_report (
  id uuid primary key,
  person_id uuid not null references person,
  name text not null,
  query jsonb not null,
  version int not null,
  changed_at bigint not null
);
create index kept_report_of on kept_report (person_id);

-- A link to a report; only the SHA-256 of its token is kept. What it shows was fixed when it was made.
create table report_share (
  id uuid primary key,
  token_sha256 bytea not null unique,
  person_id uuid not null references person,
  name text not null,
  query jsonb not null,
  shows_money boolean not null,
  shows_memos boolean not null,
  made_at bigint not null,
  expires_at bigint not null check (expires_at > made_at),
  last_used_at bigint,
  revoked_at bigint
);
create index report_share_of on report_share (person_id, made_at) where revoked_at is null;

-- A calendar's secret address; only the SHA-256 of its token is kept.
create table calendar_feed (
  id uuid primary key,
  token_sha256 bytea not null unique,
  person_id uuid not null references person,
  -- Sorted; null: all of one's own, also those to come.
  contracts uuid[],
  shows_memos boolean not null,
  made_at bigint not null,
  last_used_at bigint
);
create unique index one_calendar_feed on calendar_feed (person_id, coalesce(contracts, '{}'));
`;
