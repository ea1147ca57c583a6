import type { House } from '../house.ts';
import { acceptInvitation } from '../operations/teams/accept-invitation.ts';
import { createOrganisation } from '../operations/teams/create-organisation.ts';
import { inviteMember } from '../operations/teams/invite-member.ts';
import { readInvitation } from '../operations/teams/read-invitation.ts';
import { readOrganisation } from '../operations/teams/read-organisation.ts';
import { removeFreelancer } from '../operations/teams/remove-freelancer.ts';
import { removeMember } from '../operations/teams/remove-member.ts';
import { renameOrganisation } from '../operations/teams/rename-organisation.ts';
import { setRole } from '../operations/teams/set-role.ts';
import { withdrawInvitation } from '../operations/teams/withdraw-invitation.ts';
import { isRefusal, refuse } from '../refusal.ts';
import type { Answers } from './answers.ts';
import { INVITATION_TRIES } from './limits.ts';
import { Tries } from './tries.ts';

type TeamAnswers = Pick<
  Answers,
  | 'createOrganisation'
  | 'readOrganisation'
  | 'renameOrganisation'
  | 'setRole'
  | 'removeMember'
  | 'removeFreelancer'
  | 'inviteMember'
  | 'withdrawInvitation'
  | 'readInvitation'
  | 'acceptInvitation'
>;

export function teamAnswers(house: House): TeamAnswers {
  const tries = new Tries();
  return {
    createOrganisation: ({ actor, body }) => createOrganisation(house, actor, body),
    readOrganisation: ({ actor, params }) => readOrganisation(house, actor, params),
    renameOrganisation: ({ actor, params, body }) => renameOrganisation(house, actor, { ...params, ...body }),
    setRole: ({ actor, params, body }) => setRole(house, actor, { ...params, ...body }),
    removeMember: ({ actor, params }) => removeMember(house, actor, params),
    removeFreelancer: ({ actor, params }) => removeFreelancer(house, actor, params),
    inviteMember: ({ actor, params, body, origin }) =>
      inviteMember(house, actor, { ...params, ...body }, origin),
    withdrawInvitation: ({ actor, params }) => withdrawInvitation(house, actor, params),
    // Links that are none: a token is not to be guessed by asking often.
    readInvitation: async ({ params, address, wall }) => {
      const trier = [{ name: address, limit: INVITATION_TRIES }];
      if (!tries.take(trier, wall)) return refuse('too-many-tries');
      const read = await readInvitation(house, params);
      if (!isRefusal(read)) tries.giveBack(trier);
      return read;
    },
    acceptInvitation: ({ actor, params }) => acceptInvitation(house, actor, params),
  };
}
