/** Every way in which a list of downloads, or a file of it, is refused. The version that runs stays as it is. */
export const FEED_REFUSALS = {
  'feed-unreachable': 'The house does not answer. The tracker looks again later.',
  'no-feed': 'This house offers no downloads.',
  'not-over-https': 'Downloads are taken over https only (plain http from this computer alone).',
  'redirected-to-http': 'The house sent the request on to plain http, where anybody could change it.',
  'redirected-elsewhere':
    'The house sent the request on to another address. Its files come from itself alone.',
  'clock-far-off':
    "Your computer's clock and the house's differ by more than a day, so no list can be judged.",
  'too-large': 'The list is larger than any real one.',
  truncated: 'The list was cut off.',
  'not-json': 'The list cannot be read.',
  'duplicate-keys': 'The list says the same thing twice, so it could be read in two ways.',
  'not-canonical': 'The list is not written in the one form that is signed.',
  unsigned: 'The list is not signed.',
  'other-key': 'The list is signed with another key than the one this tracker was installed with.',
  'bad-signature': 'The signature does not fit the list: somebody has changed it.',
  'other-product': 'The list is of another program.',
  'other-format': 'The list has a form that this tracker does not know. Install the newer one by hand.',
  'unknown-keys': 'The list holds something that this tracker does not know.',
  'bad-file-name': 'A file in the list has a name that could be taken for a path or a command.',
  'same-name-twice': 'Two files in the list have the same name.',
  'wrong-shape': 'The list is not as it must be.',
  expired: 'The list has expired. It could be an old one that somebody shows again.',
  'not-yet-valid': "The list is from the future, by your computer's clock.",
  'expires-too-far': 'The list would hold longer than any list may.',
  'older-version': 'The list offers an older version than this tracker has seen already.',
  'same-version-other-files': 'The list offers a version that is known already, with other files.',
  'disk-unreadable':
    'What lists this tracker has seen cannot be read from its disk, so none can be judged. It looks again later.',
  'other-platform': 'The list has nothing for this system.',
  'file-cut-short': 'The file was cut off. The tracker tries again later.',
  'wrong-size': 'The file does not have the size that was signed.',
  'wrong-hash': 'The file is not the one that was signed.',
} as const;

export type FeedRefusalCode = keyof typeof FEED_REFUSALS;

/** An expected "no" of the feed. `FEED_REFUSALS` has its sentence. */
export interface FeedRefusal {
  readonly refused: FeedRefusalCode;
}

export function refuseFeed(refused: FeedRefusalCode): FeedRefusal {
  return { refused };
}
