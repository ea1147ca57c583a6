import { Group, NativeSelect, Switch, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ContractDraft, MINUTES, readWhole } from './contract-draft.ts';
import { people } from './queries.ts';

interface ContractFieldsProps {
  readonly draft: ContractDraft;
  readonly onType: (draft: ContractDraft) => void;
}

/** The fields of a new contract. */
export function ContractFields({ draft, onType }: ContractFieldsProps) {
  const text = (name: TextField) => ({
    value: draft[name],
    withAsterisk: false,
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      onType({ ...draft, [name]: value }),
  });
  return (
    <>
      <TextInput label="Title" required {...text('title')} data-autofocus />
      <Parties text={text} />
      <Group grow align="flex-start">
        <TextInput type="date" label="Starts (UTC)" required {...text('startDay')} />
        <NativeSelect
          label="Pay"
          data={[
            { value: 'segment', label: 'By segment (C1)' },
            { value: 'exact', label: 'Exact (C2)' },
          ]}
          value={draft.pay}
          onChange={({ currentTarget: { value } }) =>
            onType({ ...draft, pay: value === 'exact' ? value : 'segment' })
          }
        />
      </Group>
      <Group grow align="flex-start">
        <TextInput label="Rate an hour" inputMode="decimal" required placeholder="45.00" {...text('rate')} />
        <TextInput label="Currency" maxLength={3} required {...text('currency')} />
        <TextInput
          label="Hours a week"
          description="blank: no limit"
          inputMode="numeric"
          {...text('limitHours')}
        />
      </Group>
      <Group grow align="flex-start">
        <TextInput label="Freelancer fee %" inputMode="decimal" {...text('freelancerFeePercent')} />
        <TextInput label="Client fee %" inputMode="decimal" {...text('clientFeePercent')} />
      </Group>
      <ActivityFields draft={draft} text={text} />
      <PictureFields draft={draft} onType={onType} text={text} />
      <Switch
        label="Manual time is allowed (M1)"
        checked={draft.manualTime}
        onChange={({ currentTarget: { checked } }) => onType({ ...draft, manualTime: checked })}
      />
    </>
  );
}

type TextField = Exclude<keyof ContractDraft, 'manualTime' | 'pay' | 'snapshots' | 'activityUnmeasured'>;

function faultOf(text: string, range: readonly [number, number]): string | null {
  return readWhole(text, range) === null ? `Whole minutes, ${range[0]} to ${range[1]}.` : null;
}

/** When idle ends a session, and what is asked of activity. */
function ActivityFields({ draft, text }: { draft: ContractDraft } & PartiesProps) {
  return (
    <Group grow align="flex-start">
      <TextInput
        label="Idle ends tracking after, minutes"
        description="T4; blank: never"
        inputMode="numeric"
        error={draft.idleMinutes.trim() === '' ? null : faultOf(draft.idleMinutes, MINUTES.idle)}
        {...text('idleMinutes')}
      />
      <TextInput
        label="Active minutes asked"
        description="of ten, to be protected (P6)"
        inputMode="numeric"
        error={faultOf(draft.minActiveMinutes, MINUTES.minActive)}
        {...text('minActiveMinutes')}
      />
    </Group>
  );
}

/** What leaves the freelancer's computer, and when. */
function PictureFields({ draft, onType, text }: ContractFieldsProps & PartiesProps) {
  return (
    <>
      <Group grow align="flex-start">
        <NativeSelect
          label="Pictures"
          description="taken once in ten minutes (C1)"
          data={[
            { value: 'full', label: 'Full' },
            { value: 'blurred', label: 'Blurred before they leave' },
            { value: 'none', label: 'None' },
          ]}
          value={draft.snapshots}
          onChange={({ currentTarget: { value } }) =>
            onType({ ...draft, snapshots: value === 'blurred' || value === 'none' ? value : 'full' })
          }
        />
        <TextInput
          label="Private window, minutes"
          description="only the freelancer sees a segment so long"
          inputMode="numeric"
          error={faultOf(draft.privateWindowMinutes, MINUTES.privateWindow)}
          {...text('privateWindowMinutes')}
        />
      </Group>
      <Switch
        label="Time on a device that cannot count activity is protected too (P8)"
        checked={draft.activityUnmeasured === 'protected'}
        onChange={({ currentTarget: { checked } }) =>
          onType({ ...draft, activityUnmeasured: checked ? 'protected' : 'unprotected' })
        }
      />
    </>
  );
}

interface PartiesProps {
  readonly text: (name: TextField) => {
    value: string;
    onChange: (event: { currentTarget: { value: string } }) => void;
  };
}

function Parties({ text }: PartiesProps) {
  const { data = [] } = useQuery(people);
  const freelancers = data.filter(({ roles }) => roles.includes('freelancer'));
  const organisations = new Map(
    data.flatMap((person) => person.organisations.map(({ id, name }) => [id, name])),
  );
  const choose = { value: '', label: 'Choose …', disabled: true };
  return (
    <Group grow align="flex-start">
      <NativeSelect
        label="Freelancer"
        required
        {...text('freelancer')}
        data={[choose, ...freelancers.map(({ id, name }) => ({ value: id, label: name }))]}
      />
      <NativeSelect
        label="Client"
        required
        {...text('organisation')}
        data={[choose, ...[...organisations].map(([value, label]) => ({ value, label }))]}
      />
    </Group>
  );
}
