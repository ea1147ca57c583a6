import { Refused } from '@stint/wire/client';
import { type Profile, setProfile } from '@stint/wire/profiles';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../api/house.ts';
import { notice } from '../parts/notice-board.tsx';
import { ownProfile } from '../people/queries.ts';

/** Saves a profile over the version that was seen; what another tab wrote meanwhile is shown before anything is lost. */
export function useSetProfile(profile: Profile, onSaved: () => void) {
  const client = useQueryClient();
  const [base, setBase] = useState(profile.version);
  const [theirs, setTheirs] = useState<Profile | null>(null);
  const set = useMutation({
    mutationFn: (wanted: Profile) => ask(setProfile, { body: wanted }),
    onSuccess: async (saved) => {
      client.setQueryData(ownProfile.queryKey, saved);
      setBase(saved.version);
      setTheirs(null);
      onSaved();
      notice('Your profile is saved.');
      await client.invalidateQueries({ queryKey: ['freelancer'] });
    },
    onError: async (error) => {
      if (!(error instanceof Refused) || error.letter.code !== 'changed-meanwhile') return;
      setTheirs(await client.fetchQuery({ ...ownProfile, staleTime: 0 }));
    },
  });
  const settle = (): Profile => {
    const now = theirs ?? profile;
    setBase(now.version);
    setTheirs(null);
    set.reset();
    return now;
  };
  return { set, base, theirs, takeTheirs: settle, keepMine: () => void settle() };
}
