/** What the desktop tells its programs of itself: DISPLAY, the buses' addresses and the rest. */
export type Environment = Readonly<Record<string, string | undefined>>;
