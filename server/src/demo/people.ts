/** Everybody of the demo world, with the passwords that its first page tells. */
export const DEMO_PEOPLE = {
  ana: { name: 'Ana Duarte', email: 'ana@demo.example', password: 'ana-tracks-time', role: 'freelancer' },
  ben: { name: 'Ben Okafor', email: 'ben@demo.example', password: 'ben-reviews-weeks', role: 'client' },
  olu: { name: 'Olu Adeyemi', email: 'olu@demo.example', password: 'olu-keeps-the-house', role: 'operator' },
} as const;

/** Others who live there: nobody is told how to sign in as them. */
export const DEMO_NEIGHBOURS = {
  cleo: { name: 'Cleo Park', email: 'cleo@demo.example', role: 'freelancer' },
  dan: { name: 'Dan Ruiz', email: 'dan@demo.example', role: 'client' },
} as const;

export const DEMO_BOOKS = 'Ruiz Books';
export const DEMO_ORGANISATION = 'Acme Garden Tools';
export const DEMO_CONTRACT = 'Web shop, front end';

/** A card number that the sandbox processor takes. */
export const DEMO_CARD = '4242424242424242';

export interface SignIn {
  readonly name: string;
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

export const DEMO_SIGN_INS: readonly SignIn[] = Object.values(DEMO_PEOPLE);
