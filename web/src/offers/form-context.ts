import { createContext, useContext } from 'react';
import type { OfferDraft } from './draft.ts';
import type { Faults } from './read-draft.ts';

/** The form of an offer, as its fields see it. */
export interface OfferFormState {
  readonly draft: OfferDraft;
  readonly change: (part: Partial<OfferDraft>) => void;
  readonly faults: Faults;
  /** It was sent, or tried to be: also what was left blank is told. */
  readonly tried: boolean;
  /** What the house said of a field, by its name in the form. */
  readonly refused: Faults;
}

export const OfferFormContext = createContext<OfferFormState | null>(null);

export function useOfferForm(): OfferFormState {
  const form = useContext(OfferFormContext);
  if (!form) throw new Error('not in the form of an offer');
  return form;
}

/** What is wrong with a field now; null while it was not touched, or is right. */
export function faultOf(
  { faults, refused, tried }: OfferFormState,
  name: string,
  typed: string,
): string | null {
  const fault = faults[name];
  if (fault !== undefined) return tried || typed.trim() !== '' ? fault : null;
  return refused[name] ?? null;
}

type TextName = {
  [Name in keyof OfferDraft]: OfferDraft[Name] extends string
    ? string extends OfferDraft[Name]
      ? Name
      : never
    : never;
}[keyof OfferDraft];

/** A field of text: its value, its fault, and what becomes of typing. */
export function useText(): (name: TextName) => {
  value: string;
  error: string | null;
  inputWrapperOrder: ('label' | 'input' | 'error' | 'description')[];
  onChange: (event: { currentTarget: { value: string } }) => void;
} {
  const form = useOfferForm();
  return (name) => ({
    value: form.draft[name],
    error: faultOf(form, name, form.draft[name]),
    inputWrapperOrder: FIELDS_IN_LINE,
    onChange: ({ currentTarget: { value } }) => form.change({ [name]: value }),
  });
}

/** What a term means stands below it: the fields of a row are in line, however long that is. */
export const FIELDS_IN_LINE: ('label' | 'input' | 'error' | 'description')[] = [
  'label',
  'input',
  'error',
  'description',
];
