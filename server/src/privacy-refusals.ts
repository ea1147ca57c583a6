import type { PrivacyCode } from '@stint/wire/privacy-refusals';

/** How they are told: status, sentence, what would work. */
export const PRIVACY_SAID: Readonly<Record<PrivacyCode, readonly [number, string, string | null]>> = {
  'picture-erased': [
    410,
    'This picture was erased: its time was over. That there was one stays in the diary.',
    null,
  ],
  'export-under-way': [
    409,
    'Everything about you is being packed already.',
    'Wait until it is done, or end that download.',
  ],
  'too-many-exports': [
    429,
    'You have had everything about you packed several times within the hour.',
    'Use what you have, or ask again in an hour.',
  ],
  'house-packs-others': [503, 'The house is packing for others just now.', 'Ask again in a minute.'],
  'no-such-export': [
    404,
    'There is no such download, or it was fetched already.',
    'Ask for a new one on the page about your privacy.',
  ],
};
