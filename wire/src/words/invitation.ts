import type { Language } from './catalogue.ts';
import type { InvitationWords } from './invitation-words.ts';

/** In the language of who invites: nobody knows yet how the invited one reads. */
export async function invitationWordsOf(language: Language): Promise<InvitationWords> {
  switch (language) {
    case 'en':
      return (await import('./en/invitation.ts')).invitation;
    case 'ar':
      return (await import('./ar/invitation.ts')).invitation;
    case 'ja':
      return (await import('./ja/invitation.ts')).invitation;
  }
}
