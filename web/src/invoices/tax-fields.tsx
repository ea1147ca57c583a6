import { NativeSelect, TextInput } from '@mantine/core';
import { LIMITS } from '@stint/wire/limits';
import type { Tax } from '@stint/wire/particulars';

const KINDS = [
  { value: 'none', label: 'No tax' },
  { value: 'reverse-charge', label: 'Reverse charge (business in another EU country)' },
  { value: 'custom', label: 'A line of my own, with 0 %' },
] as const;

interface TaxFieldsProps {
  readonly tax: Tax;
  readonly onTax: (tax: Tax) => void;
  readonly error: string | null;
}

/** How what is invoiced is taxed. This house charges no tax on top yet: what would ask for more is not offered. */
export function TaxFields({ tax, onTax, error }: TaxFieldsProps) {
  return (
    <>
      <NativeSelect
        label="Tax on invoices"
        description="Reverse charge adds its sentence and no tax. No tax on top of the work is charged by this house yet."
        data={KINDS.map((one) => ({ ...one }))}
        value={tax.kind}
        error={error}
        onChange={({ currentTarget: { value } }) => onTax(taxOfKind(value))}
      />
      {tax.kind === 'none' && (
        <TextInput
          label="Why there is none"
          description="Stands on the invoice, such as: VAT exempt as a small business."
          maxLength={LIMITS.invoiceNote}
          value={tax.says}
          onChange={({ currentTarget: { value } }) => onTax({ kind: 'none', says: value })}
        />
      )}
      {tax.kind === 'custom' && (
        <TextInput
          label="Name of the tax"
          maxLength={LIMITS.labelName}
          value={tax.label}
          onChange={({ currentTarget: { value } }) => onTax({ ...tax, label: value })}
        />
      )}
    </>
  );
}

function taxOfKind(kind: string): Tax {
  if (kind === 'reverse-charge') return { kind };
  return kind === 'custom' ? { kind, label: 'Tax', percent: '0' } : { kind: 'none', says: '' };
}
