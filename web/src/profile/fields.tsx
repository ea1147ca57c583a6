import { Group, NativeSelect, Switch, Textarea, TextInput } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import { refusalOf } from '../parts/refusal.tsx';
import { LEVEL_WORDS } from '../people/words.ts';
import type { ProfileDraft, ProfileFaults } from './draft.ts';

interface FieldsProps {
  readonly draft: ProfileDraft;
  readonly onType: (draft: ProfileDraft) => void;
  readonly faults: ProfileFaults;
  readonly error: unknown;
}

type TextField = Exclude<keyof ProfileDraft, 'earningsShown'>;

interface Text {
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (event: { currentTarget: { value: string } }) => void;
}

/** What a freelancer says of themselves, field by field. */
export function ProfileFields({ draft, onType, faults, error }: FieldsProps) {
  const text = (name: TextField): Text => ({
    value: draft[name],
    error: faults[name as keyof typeof faults] ?? refusalOf(error, name),
    onChange: ({ currentTarget: { value } }) => onType({ ...draft, [name]: value }),
  });
  return (
    <>
      <TextInput
        label="Headline"
        description="What you do, in one line."
        maxLength={LIMITS.headline}
        {...text('headline')}
      />
      <Textarea
        label="About you"
        description="Plain text; lines stay as you write them."
        maxLength={LIMITS.about}
        rows={8}
        resize="vertical"
        {...text('about')}
      />
      <TextInput
        label="Skills"
        description={`Separated by commas, at most ${LIMITS.skills}.`}
        {...text('skills')}
      />
      <Asked text={text} />
      <Switch
        label="Show what I earned here"
        description="Net of fees, by currency. You always see it yourself."
        checked={draft.earningsShown}
        onChange={({ currentTarget: { checked } }) => onType({ ...draft, earningsShown: checked })}
      />
    </>
  );
}

/** Level and rate: what somebody asks for. */
function Asked({ text }: { text: (name: TextField) => Text }) {
  return (
    <Group grow align="flex-start">
      <NativeSelect
        label="Level"
        data={[
          { value: '', label: 'Not said' },
          ...Object.entries(LEVEL_WORDS).map(([value, label]) => ({ value, label })),
        ]}
        {...text('level')}
      />
      <TextInput label="Rate an hour" inputMode="decimal" {...text('rate')} />
      <TextInput label="Currency" maxLength={3} {...text('currency')} />
    </Group>
  );
}
