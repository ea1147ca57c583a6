import type { invitation } from './en/invitation.ts';

/** The words of an invitation's mail: the same keys in every language, or it does not compile. */
export type InvitationWords = { readonly [Key in keyof typeof invitation]: string };
