import { TextInput } from '@mantine/core';
import { minorDigits } from '@stint/core/money';
import { useState } from 'react';
import page from '../parts/page.module.css';
import { HouseAccount } from './house-account.tsx';

/** An account in a currency in which nobody was paid yet. */
export function NewCurrency({ known }: { known: readonly string[] }) {
  const [currency, setCurrency] = useState('');
  const isOne = minorDigits(currency) !== null && !known.includes(currency);
  return (
    <section className={page.panel} aria-labelledby="new-currency">
      <h2 id="new-currency">{known.length === 0 ? 'The first currency' : 'Another currency'}</h2>
      <TextInput
        label="Currency"
        description="Its three letters; the account follows."
        placeholder="EUR"
        maxLength={3}
        w={120}
        value={currency}
        onChange={(event) => setCurrency(event.currentTarget.value.toUpperCase())}
      />
      {isOne && <HouseAccount currency={currency} account={null} />}
    </section>
  );
}
