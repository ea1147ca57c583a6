import '@mantine/core/styles/Combobox.css';
import '@mantine/core/styles/Popover.css';
import { Select } from '@mantine/core';
import { isLabelRequired, labelsOf } from '@stint/tracker/desk/label';
import type { ActivityLabel, Contract } from '@stint/wire/contracts';

interface LabelFieldProps {
  readonly contract: Contract;
  readonly label: string | null;
  readonly onLabel: (label: string | null) => void;
  /** It was asked for, and is not there. */
  readonly missing: boolean;
}

/** P6: which of the terms' activity labels this work is; nothing where they have none. */
export function LabelField({ contract, label, onLabel, missing }: LabelFieldProps) {
  const labels = labelsOf(contract);
  if (labels.length === 0) return null;
  const required = isLabelRequired(contract);
  return (
    <div>
      <Select
        label="Activity label"
        size="md"
        placeholder={required ? 'Choose what this is' : 'No label'}
        data={labels.map(({ name }) => name)}
        value={label}
        onChange={onLabel}
        withAsterisk={required}
        clearable={!required}
        clearButtonProps={{ 'aria-label': 'No label' }}
        allowDeselect={!required}
        searchable={labels.length > 7}
        nothingFoundMessage="No label of that name"
        description={asksFor(labels, label, contract.terms.minActiveMinutes)}
        error={missing && label === null && 'This contract asks for one before work is done.'}
        inputWrapperOrder={['label', 'input', 'error', 'description']}
        comboboxProps={{ shadow: 'md' }}
      />
    </div>
  );
}

/** Said before the work, for nobody learns it afterwards. */
function asksFor(labels: readonly ActivityLabel[], label: string | null, usual: number): string {
  const own = labels.find(({ name }) => name === label)?.minActiveMinutes ?? null;
  const minutes = `${own ?? usual} of 10 minutes active`;
  if (label === null) return `Without one the contract asks for ${minutes} (P6).`;
  return `${own === null ? 'As without one, the contract' : 'It'} asks for ${minutes} (P6).`;
}
