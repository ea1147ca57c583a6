import room from '../package.json' with { type: 'json' };

/** The version of this house, as its folder and its log name it. */
export const VERSION: string = room.version;
