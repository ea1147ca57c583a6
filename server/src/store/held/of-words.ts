import { sql } from 'kysely';
import { at, type Kind, kind } from './kind.ts';

/** What somebody wrote: on the way to a contract, and in conversations. The words of others are theirs. */
export const OF_WORDS: readonly Kind[] = [
  kind(
    { name: 'jobs', says: 'Jobs that you posted.', tables: ['job'], key: ['id'] },
    {
      id: 'id',
      organisation: 'organisation_id',
      kind: 'kind',
      title: 'title',
      description: 'description',
      level: 'level',
      currency: 'currency',
      rateFromMinor: 'rate_from',
      rateToMinor: 'rate_to',
      budgetMinor: 'budget',
      labels: 'labels',
      postedAt: at('posted_at'),
      closedAt: at('closed_at'),
    },
    ({ person }) => sql`from job where by_person_id = ${person}`,
  ),
  kind(
    {
      name: 'proposals',
      says: 'Proposals that you made, or that were made for you.',
      tables: ['proposal'],
      key: ['proposal.id'],
    },
    {
      id: 'proposal.id',
      job: 'job_id',
      agency: 'agency_id',
      byMe: 'by_person_id = me.id',
      amountMinor: 'amount',
      message: 'message',
      sentAt: at('sent_at'),
      changedAt: at('changed_at'),
      viewedAt: at('viewed_at'),
      state: 'state',
      endedAt: at('ended_at'),
    },
    ({ person }) =>
      sql`from proposal join person me on me.id = ${person} where (freelancer_id = me.id or by_person_id = me.id)`,
  ),
  kind(
    {
      name: 'offers',
      says: 'Offers that you made, or that were made to you.',
      tables: ['offer'],
      key: ['offer.id'],
    },
    {
      id: 'offer.id',
      organisation: 'organisation_id',
      kind: 'kind',
      byMe: 'by_person_id = me.id',
      madeAt: at('made_at'),
      state: 'state',
      endedAt: at('ended_at'),
      reason: 'case when ended_by = me.id then reason end',
    },
    ({ person }) =>
      sql`from offer join person me on me.id = ${person}
        where (freelancer_id = me.id or by_person_id = me.id or ended_by = me.id)`,
  ),
  kind(
    {
      name: 'offer-versions',
      says: 'What you offered, word for word.',
      tables: ['offer_version'],
      key: ['offer_id', 'version'],
    },
    {
      offer: 'offer_id',
      version: 'version',
      at: at('at'),
      title: 'title',
      message: 'message',
      terms: 'terms',
      milestones: 'milestones',
    },
    ({ person }) => sql`from offer_version where by_person_id = ${person}`,
  ),
  kind(
    {
      name: 'offer-asks',
      says: 'Changes of offers that you asked for.',
      tables: ['offer_ask'],
      key: ['offer_id', 'n'],
    },
    { offer: 'offer_id', at: at('at'), says: 'says' },
    ({ person }) => sql`from offer_ask where by_person_id = ${person}`,
  ),
  kind(
    {
      name: 'conversations',
      says: 'Conversations that you read or wrote in, and how far you have read.',
      tables: ['thread', 'thread_read'],
      key: ['thread.id'],
    },
    {
      id: 'thread.id',
      proposal: 'proposal_id',
      contract: 'contract_id',
      since: at('made_at'),
      readUpTo: 'thread_read.n',
    },
    ({ person }) =>
      sql`from thread left join thread_read on thread_read.thread_id = thread.id and thread_read.person_id = ${person}
        where (freelancer_id = ${person} or thread_read.n is not null or exists (
          select from message where message.thread_id = thread.id and message.person_id = ${person}
        ))`,
  ),
  kind(
    {
      name: 'messages',
      says: 'Messages that you wrote. What others wrote to you stands in the conversation.',
      tables: ['message', 'message_attachment'],
      key: ['thread_id', 'n'],
    },
    {
      conversation: 'thread_id',
      n: 'n',
      at: at('at'),
      side: 'side',
      says: 'says',
      ask: 'ask',
      grantedAt: at('granted_at'),
      files:
        '(select json_agg(attachment_id order by place) from message_attachment hung where hung.thread_id = message.thread_id and hung.n = message.n)',
    },
    ({ person }) => sql`from message where person_id = ${person}`,
  ),
  kind(
    {
      name: 'files',
      says: 'Files that you handed in. They lie in “files”.',
      tables: ['attachment', 'proposal_attachment'],
      key: ['id'],
    },
    {
      id: 'id',
      name: 'name',
      type: 'type',
      bytes: 'bytes',
      sha256: 'sha256',
      at: at('at'),
      proposal: '(select proposal_id from proposal_attachment where attachment_id = attachment.id)',
    },
    ({ person }) => sql`from attachment where person_id = ${person}`,
  ),
  kind(
    { name: 'kept-reports', says: 'Reports that you keep.', tables: ['kept_report'], key: ['id'] },
    { id: 'id', name: 'name', query: 'query', changedAt: at('changed_at') },
    ({ person }) => sql`from kept_report where person_id = ${person}`,
  ),
  kind(
    {
      name: 'report-links',
      says: 'Links to reports that you made; never their secret.',
      tables: ['report_share'],
      key: ['id'],
    },
    {
      name: 'name',
      query: 'query',
      showsMoney: 'shows_money',
      showsMemos: 'shows_memos',
      madeAt: at('made_at'),
      expiresAt: at('expires_at'),
      lastUsedAt: at('last_used_at'),
      revokedAt: at('revoked_at'),
    },
    ({ person }) => sql`from report_share where person_id = ${person}`,
  ),
  kind(
    {
      name: 'calendar-feeds',
      says: 'Secret addresses of calendars that you made; never their secret.',
      tables: ['calendar_feed'],
      key: ['id'],
    },
    {
      contracts: 'contracts',
      showsMemos: 'shows_memos',
      madeAt: at('made_at'),
      lastUsedAt: at('last_used_at'),
    },
    ({ person }) => sql`from calendar_feed where person_id = ${person}`,
  ),
];
