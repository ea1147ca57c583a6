/** How the page of a new offer is asked for: by one of these ids. */
export interface NewOfferSearch {
  readonly proposal?: string;
  readonly job?: string;
  readonly freelancer?: string;
  /** A contract: its terms again, with the same freelancer. */
  readonly again?: string;
}

/** Only what is a text is taken from an address. */
export function readNewOfferSearch(search: Record<string, unknown>): NewOfferSearch {
  const text = (name: keyof NewOfferSearch) => {
    const value = search[name];
    return typeof value === 'string' && value !== '' ? { [name]: value } : {};
  };
  return { ...text('proposal'), ...text('job'), ...text('freelancer'), ...text('again') };
}
