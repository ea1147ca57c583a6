/** What the deeds about one's own records can refuse with. */
export const PRIVACY_CODES = [
  'picture-erased',
  'export-under-way',
  'too-many-exports',
  'house-packs-others',
  'no-such-export',
] as const;

export type PrivacyCode = (typeof PRIVACY_CODES)[number];
