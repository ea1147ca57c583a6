import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { COUNTRIES } from '@stint/wire/countries';
import { LIMITS } from '@stint/wire/limits';
import type { SetParticulars } from '@stint/wire/particulars';
import { refusalOf } from '../parts/refusal.tsx';
import styles from './invoices.module.css';

interface FieldsProps {
  readonly draft: SetParticulars;
  readonly onType: (draft: SetParticulars) => void;
  readonly error: unknown;
  /** What it goes by where no name is written. */
  readonly named: string;
}

type Text = Exclude<keyof SetParticulars, 'version' | 'logo' | 'tax'>;

const NAMES = new Intl.DisplayNames('en', { type: 'region' });
const CHOICES = [
  { value: '', label: 'Not said' },
  ...COUNTRIES.map((code) => ({ value: code, label: NAMES.of(code) ?? code })).sort((a, b) =>
    a.label.localeCompare(b.label, 'en'),
  ),
];

type OfField = (name: Text) => {
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (event: { currentTarget: { value: string } }) => void;
};

/** Who an invoice is from, or to. Nothing of it has to be written: an invoice is made all the same, and says what lacks. */
export function ParticularsFields({ draft, onType, error, named }: FieldsProps) {
  const text: OfField = (name) => ({
    value: draft[name],
    error: refusalOf(error, name),
    onChange: ({ currentTarget: { value } }) => onType({ ...draft, [name]: value }),
  });
  return (
    <>
      <TextInput
        label="Legal name"
        description="As a tax office knows it."
        placeholder={named}
        maxLength={LIMITS.particular}
        {...text('name')}
      />
      <Address text={text} />
      <Numbers text={text} />
      <TextInput
        label="E-mail for invoices"
        description="E-invoices need it as an address of both sides."
        type="email"
        maxLength={LIMITS.email}
        {...text('email')}
      />
      <Textarea
        label="Note on invoices"
        description="Stands below what you invoice."
        rows={3}
        resize="vertical"
        maxLength={LIMITS.invoiceNote}
        {...text('note')}
      />
    </>
  );
}

function Address({ text }: { text: OfField }) {
  const line = (label: string, name: Text, autoComplete: string, most: number = LIMITS.particular) => (
    <TextInput label={label} autoComplete={autoComplete} maxLength={most} {...text(name)} />
  );
  return (
    <>
      {line('Street and number', 'street', 'address-line1')}
      {line('Second line', 'more', 'address-line2')}
      <div className={styles.pair}>
        {line('Postcode', 'postcode', 'postal-code', LIMITS.taxNumber)}
        {line('City', 'city', 'address-level2')}
      </div>
      <div className={styles.pair}>
        {line('Region', 'region', 'address-level1')}
        <NativeSelect label="Country" data={CHOICES} {...text('country')} />
      </div>
    </>
  );
}

function Numbers({ text }: { text: OfField }) {
  return (
    <div className={styles.pair}>
      <TextInput
        label="VAT number"
        description="With its country before it, such as DE123456789."
        maxLength={LIMITS.taxNumber}
        {...text('vatId')}
      />
      <TextInput
        label="Company or tax number"
        description="Of a register or a tax office."
        maxLength={LIMITS.taxNumber}
        {...text('registration')}
      />
    </div>
  );
}
