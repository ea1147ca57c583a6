import type { FocusEvent } from 'react';

/** What stands in a field already is most often added to: a browser would begin before its first letter. */
export function caretAtEnd({ currentTarget: field }: FocusEvent<HTMLTextAreaElement>): void {
  field.setSelectionRange(field.value.length, field.value.length);
}
