import type { Catalogue, Language } from './catalogue.ts';

/** One language's words; no other's are loaded. */
export async function catalogueOf(language: Language): Promise<Catalogue> {
  switch (language) {
    case 'en':
      return (await import('./en.ts')).en;
    case 'ar':
      return (await import('./ar.ts')).ar;
    case 'ja':
      return (await import('./ja.ts')).ja;
  }
}
