import type { House } from '../house.ts';
import { recordSegment } from '../operations/diary/record-segment.ts';
import { uploadPicture } from '../operations/diary/upload-picture.ts';
import type { Answers } from './answers.ts';

export function uploadAnswers(house: House): Pick<Answers, 'recordSegment' | 'uploadPicture'> {
  return {
    recordSegment: ({ actor, params, body }) => recordSegment(house, actor, { ...params, bytes: body }),
    uploadPicture: ({ actor, params, body, length }) =>
      uploadPicture(house, actor, { ...params, stream: body, length }),
  };
}
