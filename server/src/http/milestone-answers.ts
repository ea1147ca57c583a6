import type { House } from '../house.ts';
import { giveFeedback } from '../operations/feedback/give-feedback.ts';
import { readFeedback } from '../operations/feedback/read-feedback.ts';
import { changeMilestone } from '../operations/milestones/change-milestone.ts';
import { listMilestones } from '../operations/milestones/list-milestones.ts';
import { milestoneDeed } from '../operations/milestones/milestone-deed.ts';
import { proposeMilestone } from '../operations/milestones/propose-milestone.ts';
import type { Answers } from './answers.ts';

type MilestoneAnswers = Pick<
  Answers,
  | 'listMilestones'
  | 'proposeMilestone'
  | 'changeMilestone'
  | 'agreeMilestone'
  | 'dropMilestone'
  | 'submitMilestone'
  | 'askMilestoneChanges'
  | 'readFeedback'
  | 'giveFeedback'
>;

export function milestoneAnswers(house: House): MilestoneAnswers {
  return {
    listMilestones: ({ actor, params }) => listMilestones(house, actor, params),
    proposeMilestone: ({ actor, params, body }) => proposeMilestone(house, actor, { ...params, ...body }),
    changeMilestone: ({ actor, params, body }) => changeMilestone(house, actor, { ...params, ...body }),
    agreeMilestone: ({ actor, params, body }) =>
      milestoneDeed(house, actor, { ...params, ...body }, { deed: 'agree' }, ''),
    dropMilestone: ({ actor, params, body }) =>
      milestoneDeed(house, actor, { ...params, ...body }, { deed: 'drop' }, ''),
    submitMilestone: ({ actor, params, body }) =>
      milestoneDeed(house, actor, { ...params, ...body }, { deed: 'submit' }, body.says),
    askMilestoneChanges: ({ actor, params, body }) =>
      milestoneDeed(house, actor, { ...params, ...body }, { deed: 'ask for changes' }, body.says),
    readFeedback: ({ actor, params }) => readFeedback(house, actor, params),
    giveFeedback: ({ actor, params, body }) => giveFeedback(house, actor, { ...params, ...body }),
  };
}
