import { NativeSelect } from '@mantine/core';
import { useContract } from '../contract/context.ts';

interface LabelChoiceProps {
  /** Null: none; undefined: each of many keeps its own. */
  readonly label: string | null | undefined;
  readonly onLabel: (label: string | null | undefined) => void;
  /** Of many segments, which may differ. */
  readonly many?: boolean;
  readonly error?: string | null;
}

const OWN = 'own';
const NONE = 'none';

/** P6: one of the labels of the terms; where they want one, none is no choice. */
export function LabelChoice({ label, onLabel, many = false, error = null }: LabelChoiceProps) {
  const { activityLabels, labelRequired, minActiveMinutes } = useContract().contract.terms;
  if (activityLabels.length === 0) return null;
  const options = [
    ...(many ? [{ value: OWN, label: 'As it is: each keeps its own' }] : []),
    ...(labelRequired && label !== null ? [] : [{ value: NONE, label: 'No label' }]),
    ...activityLabels.map(({ name, minActiveMinutes: own }) => ({
      value: `is ${name}`,
      label: `${name}: asks for ${own ?? minActiveMinutes} of 10 minutes active`,
    })),
  ];
  return (
    <NativeSelect
      label="Activity label"
      description="What sort of work it was, as your contract names them (P6). The client sees the choice, and the one before."
      data={options}
      value={label === undefined ? OWN : label === null ? NONE : `is ${label}`}
      onChange={({ currentTarget: { value } }) => onLabel(readChoice(value))}
      error={error}
    />
  );
}

function readChoice(value: string): string | null | undefined {
  if (value === OWN) return undefined;
  return value === NONE ? null : value.slice('is '.length);
}
