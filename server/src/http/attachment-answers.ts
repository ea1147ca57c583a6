import type { House } from '../house.ts';
import { readAttachment } from '../operations/attachments/read-attachment.ts';
import { removeAttachment } from '../operations/attachments/remove-attachment.ts';
import { uploadAttachment } from '../operations/attachments/upload-attachment.ts';
import { isRefusal } from '../refusal.ts';
import type { Answers } from './answers.ts';
import { savedOnly } from './saved-only.ts';

export function attachmentAnswers(
  house: House,
): Pick<Answers, 'uploadAttachment' | 'readAttachment' | 'removeAttachment'> {
  return {
    uploadAttachment: ({ actor, params, query, body, length }) =>
      uploadAttachment(house, actor, { ...params, name: query.name ?? '', stream: body, length }),
    readAttachment: async ({ actor, params }) => {
      const read = await readAttachment(house, actor, params.attachment);
      return isRefusal(read) ? read : { ...read, headers: savedOnly(read.name) };
    },
    removeAttachment: ({ actor, params }) => removeAttachment(house, actor, params.attachment),
  };
}
