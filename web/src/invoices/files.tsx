import { MISSING } from '@stint/core/particulars';
import type { InvoiceFormat, InvoiceListed } from '@stint/wire/invoices';
import { useMutation } from '@tanstack/react-query';
import { Refusal } from '../parts/refusal.tsx';
import { saveFile } from '../parts/save-file.ts';
import styles from './invoices.module.css';
import { fetchInvoice, fetchReceipt, type Numbered } from './queries.ts';
import { missingWords } from './words.ts';

const FORMATS: readonly { format: InvoiceFormat; says: string; type: string; ending: string }[] = [
  { format: 'pdf', says: 'PDF', type: 'application/pdf', ending: '.pdf' },
  { format: 'facturx', says: 'Factur-X', type: 'application/pdf', ending: '-factur-x.pdf' },
  { format: 'ubl', says: 'UBL', type: 'application/xml', ending: '.xml' },
];

/** A document to keep, in each form. An e-invoice that lacks something says what. */
export function InvoiceFiles({ of }: { of: InvoiceListed }) {
  const { contract, number, missing, missingForEInvoice } = of;
  const keep = useMutation({
    mutationFn: async ({ format, type, ending }: (typeof FORMATS)[number]) => {
      const bytes = await fetchInvoice({ contract: contract.id, number }, format);
      saveFile(new Blob([new Uint8Array(bytes)], { type }), `stint-${number}${ending}`);
    },
  });
  const lacks = missingForEInvoice.length > 0;
  const all = MISSING.filter((one) => missing.includes(one) || missingForEInvoice.includes(one));
  return (
    <div className={styles.files}>
      {FORMATS.map((one) => (
        <button
          key={one.format}
          type="button"
          className={styles.file}
          aria-label={`${one.says} of ${number}`}
          disabled={keep.isPending || (lacks && one.format !== 'pdf')}
          onClick={() => keep.mutate(one)}
        >
          {keep.isPending && keep.variables.format === one.format ? 'Making…' : one.says}
        </button>
      ))}
      {all.length > 0 && (
        <small className={styles.lacks}>
          Not said when it was issued: {missingWords(all)}.{lacks && ' An e-invoice cannot do without.'}
        </small>
      )}
      <Refusal error={keep.error} compact />
    </div>
  );
}

/** An invoice to keep on paper, where its number is all that is known. */
export function InvoicePaper({ of }: { of: Numbered }) {
  const keep = useMutation({
    mutationFn: async () => {
      const bytes = await fetchInvoice(of, 'pdf');
      saveFile(new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), `stint-${of.number}.pdf`);
    },
  });
  return (
    <div className={styles.files}>
      <button type="button" className={styles.file} disabled={keep.isPending} onClick={() => keep.mutate()}>
        {keep.isPending ? 'Making…' : `Invoice ${of.number}, PDF`}
      </button>
      <Refusal error={keep.error} compact />
    </div>
  );
}

/** The client's receipt, or the freelancer's remittance advice, once it is paid. `of`: the work's invoice. */
export function ReceiptFile({ of, says }: { of: Numbered; says: string }) {
  const keep = useMutation({
    mutationFn: async () => {
      const bytes = await fetchReceipt(of);
      const blob = new Blob([new Uint8Array(bytes)], { type: 'application/pdf' });
      saveFile(blob, `stint-${says.toLowerCase().replaceAll(' ', '-')}-${of.number}.pdf`);
    },
  });
  return (
    <div className={styles.files}>
      <button type="button" className={styles.file} disabled={keep.isPending} onClick={() => keep.mutate()}>
        {keep.isPending ? 'Making…' : `${says}, PDF`}
      </button>
      <Refusal error={keep.error} compact />
    </div>
  );
}
