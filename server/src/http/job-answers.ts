import type { House } from '../house.ts';
import { closeJob, editJob, reopenJob } from '../operations/jobs/change-job.ts';
import { createJob } from '../operations/jobs/create-job.ts';
import { listJobs } from '../operations/jobs/list-jobs.ts';
import { readJob } from '../operations/jobs/read-job.ts';
import { createProposal } from '../operations/proposals/create-proposal.ts';
import { declineProposal } from '../operations/proposals/decline-proposal.ts';
import { editProposal } from '../operations/proposals/edit-proposal.ts';
import { listMyProposals, listProposals } from '../operations/proposals/list-proposals.ts';
import { placeProposal } from '../operations/proposals/place-proposal.ts';
import { readProposal } from '../operations/proposals/read-proposal.ts';
import { viewProposal } from '../operations/proposals/view-proposal.ts';
import { withdrawProposal } from '../operations/proposals/withdraw-proposal.ts';
import type { Answers } from './answers.ts';

type JobAnswers = Pick<
  Answers,
  | 'createJob'
  | 'listJobs'
  | 'readJob'
  | 'editJob'
  | 'closeJob'
  | 'reopenJob'
  | 'createProposal'
  | 'listProposals'
  | 'listMyProposals'
  | 'readProposal'
  | 'viewProposal'
  | 'editProposal'
  | 'placeProposal'
  | 'declineProposal'
  | 'withdrawProposal'
>;

export function jobAnswers(house: House): JobAnswers {
  return {
    createJob: ({ actor, body }) => createJob(house, actor, body),
    listJobs: ({ actor, query }) => listJobs(house, actor, query),
    readJob: ({ actor, params }) => readJob(house, actor, params),
    editJob: ({ actor, params, body }) => editJob(house, actor, { ...params, ...body }),
    closeJob: ({ actor, params }) => closeJob(house, actor, params),
    reopenJob: ({ actor, params }) => reopenJob(house, actor, params),
    createProposal: ({ actor, params, body }) => createProposal(house, actor, { ...params, ...body }),
    listProposals: ({ actor, params, query }) => listProposals(house, actor, { ...params, ...query }),
    listMyProposals: ({ actor, query }) => listMyProposals(house, actor, query),
    readProposal: ({ actor, params }) => readProposal(house, actor, params),
    viewProposal: ({ actor, params }) => viewProposal(house, actor, params),
    editProposal: ({ actor, params, body }) => editProposal(house, actor, { ...params, ...body }),
    placeProposal: ({ actor, params, body }) => placeProposal(house, actor, { ...params, ...body }),
    declineProposal: ({ actor, params, body }) => declineProposal(house, actor, { ...params, ...body }),
    withdrawProposal: ({ actor, params }) => withdrawProposal(house, actor, params),
  };
}
