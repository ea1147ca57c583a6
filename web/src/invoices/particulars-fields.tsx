import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { COUNTRIES } from '@stint/wire/countries';
import type { SetParticulars } from '@stint/wire/invoices';
import { LIMITS } from '@stint/wire/limits';
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

/** Who an invoice is from, or to. Nothing of it has to be written: an invoice is made all the same, and says what lacks. */
export function ParticularsFields({ draft, onType, error, named }: FieldsProps) {
  const text = (name: Text) => ({
    value: draft[name],
    error: refusalOf(error, name),
    onChange: ({ currentTarget: { value } }: { currentTarget: { value: string } }) =>
      onType({ ...draft, [name]: value }),
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
      <TextInput
        label="Street and number"
        autoComplete="address-line1"
        maxLength={LIMITS.particular}
        {...text('street')}
      />
      <TextInput
        label="Second line"
        autoComplete="address-line2"
        maxLength={LIMITS.particular}
        {...text('more')}
      />
      <div className={styles.pair}>
        <TextInput
          label="Postcode"
          autoComplete="postal-code"
          maxLength={LIMITS.taxNumber}
          {...text('postcode')}
        />
        <TextInput
          label="City"
          autoComplete="address-level2"
          maxLength={LIMITS.particular}
          {...text('city')}
        />
      </div>
      <div className={styles.pair}>
        <TextInput
          label="Region"
          autoComplete="address-level1"
          maxLength={LIMITS.particular}
          {...text('region')}
        />
        <NativeSelect label="Country" data={CHOICES} {...text('country')} />
      </div>
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
