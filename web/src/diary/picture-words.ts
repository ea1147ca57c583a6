import { maskedPermille } from '@stint/core/protection';
import { percentText } from '@stint/core/why-seen';
import type { DiaryEntry } from '@stint/wire/diary';
import type { Capabilities } from '@stint/wire/record';
import type { PictureState } from './face.ts';

/** The few words where a picture could stand. They say which rule held it back, and accuse nobody (P7). */
export const NO_PICTURE: Readonly<Record<Exclude<PictureState, 'shown' | 'none'>, string>> = {
  'on-its-way': 'picture on its way',
  erased: 'picture erased, as told',
  terms: 'no picture, by the terms',
  'private-app': 'private app',
  'private-title': 'private window title',
  'private-window': 'taken out in the private window',
  'capture-failed': 'no picture could be taken',
};

/** The same as a sentence, where there is room. */
export const WHY_NO_PICTURE: Readonly<Record<PictureState, string>> = {
  shown: '',
  none: 'There is no picture here.',
  'on-its-way': 'The picture is on its way from the tracker.',
  erased: 'The picture was erased when its time was over, as told.',
  terms: 'No picture was taken, as the terms say.',
  'private-app': 'No picture was taken: the app in front was one that the freelancer keeps private.',
  'private-title': 'No picture was taken: the window in front had a title that the freelancer keeps private.',
  'private-window': 'The freelancer took the picture out in the private window.',
  'capture-failed': 'The picture could not be taken on this device.',
};

/** What of a picture was blurred, and by whom; null where nothing was. */
export function blurText({ seen }: DiaryEntry): string | null {
  const pictures = seen?.pictures ?? [];
  const masked = maskedPermille(pictures);
  const parts = [
    ...(pictures.some(({ blurred }) => blurred) ? ['blurred, by the terms'] : []),
    ...(masked > 0 ? [`${percentText(masked)} blurred by the freelancer`] : []),
  ];
  return parts.length === 0 ? null : parts.join('; ');
}

/** What a device could not see, each as the end of "This device could not …". */
export function blindSpots({ counts, idle, window, picture }: Capabilities): string[] {
  return [
    ...(counts ? [] : ['count keys, clicks and scrolls']),
    ...(idle ? [] : ['tell when nobody was there']),
    ...(window ? [] : ['see which app and window were in front']),
    ...(picture === 'none' ? ['take a picture'] : []),
    ...(picture === 'shared' ? ['take a picture of more than was shared with it'] : []),
    ...(picture === 'whole-desktop' ? ['take the monitors one by one: its picture is of all of them'] : []),
  ];
}
