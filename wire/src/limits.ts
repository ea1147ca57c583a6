/** Every limit of a letter, in one place. */
export const LIMITS = {
  /** Characters of a memo. */
  memo: 1000,
  /** Characters of an app's name and of a window title. */
  app: 200,
  title: 512,
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
  /** Counts of one minute; more is no human's. */
  countsPerMinute: 1_000_000,
  /** Days of diary in one answer. */
  diaryDays: 8,
  /** Characters of names, titles, addresses. */
  name: 200,
  email: 254,
  password: 1024,
  passwordLeast: 10,
} as const;
