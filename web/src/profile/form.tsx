import { Button, Group } from '@mantine/core';
import type { Freelancer, Profile } from '@stint/wire/profiles';
import { IconEye, IconPencil } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useKeptDraft } from '../parts/kept-draft.ts';
import { Meanwhile } from '../parts/meanwhile.tsx';
import { Refusal, refusalOf } from '../parts/refusal.tsx';
import { FreelancerView } from '../people/freelancer-view.tsx';
import styles from '../people/people.module.css';
import { draftOf, faultsOf, type ProfileDraft, profileOf } from './draft.ts';
import { ProfileFields } from './fields.tsx';
import { useSetProfile } from './use-set-profile.ts';

interface ProfileFormProps {
  readonly profile: Profile;
  /** As others see it now; null while that is read. */
  readonly seen: Freelancer | null;
}

export function ProfileForm({ profile, seen }: ProfileFormProps) {
  const [draft, type, forget] = useKeptDraft('profile', () => draftOf(profile));
  const [looking, setLooking] = useState(false);
  const [tried, setTried] = useState(false);
  const { set, base, theirs, takeTheirs, keepMine } = useSetProfile(profile, forget);
  const faults = tried ? faultsOf(draft) : {};
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faultsOf(draft)).length === 0) set.mutate(profileOf(draft, base));
  };
  return (
    <>
      <form onSubmit={submit} className={styles.panel} aria-label="Your profile" noValidate>
        <ProfileFields draft={draft} onType={type} faults={faults} error={set.error} />
        {theirs && (
          <Meanwhile
            what="your profile"
            now={saysNow(theirs)}
            onMine={keepMine}
            onTheirs={() => type(draftOf(takeTheirs()))}
          />
        )}
        {!theirs && <Refusal error={refusalOf(set.error, 'rate') ? null : set.error} />}
        <Group>
          <Button type="submit" loading={set.isPending} leftSection={<IconPencil size={17} stroke={1.7} />}>
            {profile.version === 0 ? 'Publish your profile' : 'Save'}
          </Button>
          {seen && (
            <Button
              variant="default"
              aria-expanded={looking}
              leftSection={<IconEye size={17} stroke={1.7} />}
              onClick={() => setLooking(!looking)}
            >
              {looking ? 'Close the preview' : 'Preview'}
            </Button>
          )}
        </Group>
        {profile.version === 0 && <p className={styles.note}>{FIRST}</p>}
      </form>
      {looking && seen && (
        <section aria-labelledby="preview" className={styles.main}>
          <h2 id="preview">As others see you</h2>
          <FreelancerView one={previewOf(seen, draft)} within />
        </section>
      )}
    </>
  );
}

/** What follows from publishing one. */
const FIRST =
  'From then on everybody who is signed in here can find you by it. Without one you are seen by those alone whom you work with, or have sent a proposal.';

function saysNow(theirs: Profile): [string, string][] {
  return [
    ['Headline', theirs.headline],
    ['About', theirs.about],
    ['Skills', theirs.skills.join(', ')],
  ];
}

/** What others would see, with what is typed. */
function previewOf(seen: Freelancer, draft: ProfileDraft): Freelancer {
  const { version: _, earningsShown, ...typed } = profileOf(draft, 0);
  const { rate: fault } = faultsOf(draft);
  const asked = fault === undefined ? {} : { rate: null, currency: null };
  return { ...seen, ...typed, ...asked, earned: earningsShown ? seen.earned : null };
}
