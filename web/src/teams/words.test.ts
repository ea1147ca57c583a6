import { AGENCY_ROLES, CLIENT_ROLES, RIGHTS } from '@stint/core/handshake/roles';
import { describe, expect, it } from 'vitest';
import { invitedAs, ROLE_WORDS, rolesOf } from './words.ts';

describe('roles on screen', () => {
  it('are those of the rules, each with its words', () => {
    expect(rolesOf('client')).toEqual(CLIENT_ROLES);
    expect(rolesOf('agency')).toEqual(AGENCY_ROLES);
    expect(Object.keys(ROLE_WORDS).sort()).toEqual([...Object.keys(RIGHTS), 'freelancer'].sort());
  });

  it('an agency also invites freelancers', () => expect(invitedAs('agency').at(-1)).toBe('freelancer'));
});
