import { sql } from 'kysely';
import { at, type Kind, kind, week } from './kind.ts';

/** What is held of somebody's agreements: a freelancer's own contracts, and what anybody did on one. */
export const OF_CONTRACTS: readonly Kind[] = [
  kind(
    {
      name: 'profile',
      says: 'What you say of yourself.',
      tables: ['freelancer_profile'],
      key: ['person_id'],
    },
    {
      headline: 'headline',
      about: 'about',
      level: 'level',
      rateMinor: 'rate',
      currency: 'currency',
      skills: 'skills',
      earningsShown: 'earnings_shown',
    },
    ({ person }) => sql`from freelancer_profile where person_id = ${person}`,
  ),
  kind(
    {
      name: 'agencies',
      says: 'Agencies that speak for you.',
      tables: ['agency_freelancer'],
      key: ['agency_id'],
    },
    { agency: 'agency_id', name: 'name', since: at('since') },
    ({ person }) =>
      sql`from agency_freelancer join organisation on organisation.id = agency_id where person_id = ${person}`,
  ),
  kind(
    { name: 'contracts', says: 'Contracts on which you work.', tables: ['contract'], key: ['contract.id'] },
    {
      id: 'contract.id',
      title: 'title',
      organisation: 'organisation.name',
      kind: 'contract.kind',
      escrow: 'escrow',
      startsAt: at('starts_at'),
      since: at('contract.created_at'),
    },
    ({ person }) =>
      sql`from contract join organisation on organisation.id = organisation_id where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'terms',
      says: 'Every version of the terms of your contracts, and those that you set on others.',
      tables: ['contract_terms'],
      key: ['contract_id', 'version'],
    },
    {
      contract: 'contract_id',
      version: 'version',
      from: at('at'),
      what: 'what',
      byMe: 'by_person_id = me.id',
      pay: 'pay',
      currency: 'currency',
      rateMinor: 'rate',
      weeklyLimitMinutes: 'weekly_limit_minutes',
      manualTime: 'manual_time',
      idleMinutes: 'idle_minutes',
      minActiveMinutes: 'min_active_minutes',
      snapshots: 'snapshots',
      activityUnmeasured: 'activity_unmeasured',
      privateWindowMinutes: 'private_window_minutes',
      freelancerFee: 'freelancer_fee',
      clientFee: 'client_fee',
      activityLabels: 'activity_labels',
      labelRequired: 'label_required',
      weeklyStipendMinor: 'weekly_stipend',
    },
    ({ person }) =>
      sql`from contract_terms join contract on contract.id = contract_id join person me on me.id = ${person}
        where (freelancer_id = me.id or by_person_id = me.id)`,
  ),
  kind(
    {
      name: 'standings',
      says: 'Pauses, resumptions and ends: of your contracts, and those that you did.',
      tables: ['contract_standing'],
      key: ['contract_id', 'n'],
    },
    {
      contract: 'contract_id',
      what: 'what',
      at: at('at'),
      byMe: 'coalesce(by_person_id = me.id, false)',
      cause: 'cause',
    },
    ({ person }) =>
      sql`from contract_standing join contract on contract.id = contract_id join person me on me.id = ${person}
        where (freelancer_id = me.id or by_person_id = me.id)`,
  ),
  kind(
    {
      name: 'scheduled-raises',
      says: 'Raises that are agreed.',
      tables: ['scheduled_raise'],
      key: ['contract_id'],
    },
    {
      contract: 'contract_id',
      at: at('at'),
      rateMinor: 'rate',
      state: 'state',
      byMe: 'by_person_id = me.id',
    },
    ({ person }) =>
      sql`from scheduled_raise join contract on contract.id = contract_id join person me on me.id = ${person}
        where (freelancer_id = me.id or by_person_id = me.id)`,
  ),
  kind(
    {
      name: 'milestones',
      says: 'Milestones of your contracts.',
      tables: ['milestone'],
      key: ['contract_id', 'milestone.n'],
    },
    {
      contract: 'contract_id',
      id: 'milestone.id',
      title: 'milestone.title',
      says: 'says',
      amountMinor: 'amount',
      dueDay: 'due_day',
      state: 'state',
    },
    ({ person }) =>
      sql`from milestone join contract on contract.id = contract_id where freelancer_id = ${person}`,
  ),
  kind(
    {
      name: 'milestone-steps',
      says: 'What you did to milestones.',
      tables: ['milestone_step'],
      key: ['contract_id', 'milestone_id', 'n'],
    },
    { contract: 'contract_id', milestone: 'milestone_id', at: at('at'), deed: 'deed', detail: 'detail' },
    ({ person }) => sql`from milestone_step where by_person_id = ${person}`,
  ),
  kind(
    {
      name: 'feedback',
      says: 'Feedback that you gave, with its note to the operator.',
      tables: ['feedback'],
      key: ['contract_id', 'side'],
    },
    {
      contract: 'contract_id',
      side: 'side',
      stars: 'stars',
      comment: 'comment',
      privateNote: 'private_note',
      at: at('at'),
    },
    ({ person }) => sql`from feedback where by_person_id = ${person}`,
  ),
  kind(
    {
      name: 'feedback-about-you',
      says: 'Feedback on your work that is shown; of what is not shown yet nobody knows.',
      tables: ['feedback', 'feedback_showing'],
      key: ['feedback.contract_id'],
    },
    { contract: 'feedback.contract_id', stars: 'stars', comment: 'comment', at: at('feedback.at') },
    ({ person, now }) =>
      sql`from feedback
          join contract on contract.id = feedback.contract_id
          join feedback_showing showing on showing.contract_id = feedback.contract_id
        where freelancer_id = ${person} and side = 'client' and (
          showing.at <= ${now} or exists (
            select from feedback own where own.contract_id = feedback.contract_id and own.side = 'freelancer'
          )
        )`,
  ),
  kind(
    {
      name: 'approvals',
      says: 'Weeks that were approved before their review had ended: yours, and those that you approved.',
      tables: ['week_approval'],
      key: ['contract_id', 'week'],
    },
    { contract: 'contract_id', week: week('week'), at: at('approved_at'), byMe: 'by_person_id = me.id' },
    ({ person }) =>
      sql`from week_approval join contract on contract.id = contract_id join person me on me.id = ${person}
        where (freelancer_id = me.id or by_person_id = me.id)`,
  ),
];
