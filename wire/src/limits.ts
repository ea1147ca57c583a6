/** Every limit of a letter, in one place. */
export const LIMITS = {
  /** Characters of a memo. */
  memo: 1000,
  /** Characters of an app's name and of a window title. */
  app: 200,
  title: 512,
  backend: 40,
  /** Pictures of one freelancer that may come at the same time. */
  uploadsAtOnce: 8,
  /** Bytes of one segment's record. */
  recordBytes: 65_536,
  /** Monitors of one device. */
  monitors: 8,
  /** Bytes, pixels and sides of one picture and its thumbnail. */
  pictureBytes: 8 * 1024 * 1024,
  picturePixels: 33_177_600,
  thumbnailBytes: 262_144,
  thumbnailSide: 640,
  /** Stretches, memo spans of one segment. */
  stretches: 600,
  memoSpans: 600,
  /** The last segment of the year 9999: instants beyond it cannot be written. */
  segment: 422_337_167,
  /** A side of a picture: no WebP has a longer one. */
  pictureSide: 16_383,
  /** Counts of one minute; more is no human's. */
  countsPerMinute: 1_000_000,
  /** Days of diary in one answer. */
  diaryDays: 8,
  /** The longest private window; it is 10 where the terms say nothing. */
  privateWindowMinutes: 60,
  /** Weeks in one list: a year of them. */
  weeks: 53,
  /** Minutes of a week: the highest weekly limit. */
  weekMinutes: 10_080,
  /** Whole units of any currency, also of small ones: an hour's rate, one payout. No week comes near 2^63 minor units. */
  rate: 100_000_000,
  payout: 1_000_000_000_000,
  /** Characters of an amount: 19 digits, a sign and a point, and some to spare. */
  money: 24,
  /** The newest of a list that has no end. */
  list: 200,
  /** Notifications in one answer. */
  notifications: 100,
  /** Characters of a time zone's name, and of a signed link. */
  zone: 64,
  turnOffToken: 200,
  /** Characters of names, titles, addresses. */
  name: 200,
  email: 254,
  password: 1024,
  passwordLeast: 10,
} as const;
