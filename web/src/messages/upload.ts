import { Attachment, uploadAttachment } from '@stint/wire/attachments';
import { addressOf, Refused, Unreachable } from '@stint/wire/client';
import { RefusalLetter } from '@stint/wire/letters';

export interface Uploading {
  readonly done: Promise<Attachment>;
  readonly abort: () => void;
}

/** Hands in a file under an id; `progress`: from 0 to 1, which `fetch` tells nobody. Fails with `Refused` or `Unreachable`. */
export function upload(
  id: string,
  file: Blob & { name: string },
  progress: (part: number) => void,
): Uploading {
  const request = new XMLHttpRequest();
  const done = new Promise<Attachment>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const answer = answerOf(request);
      if (answer instanceof Error) reject(answer);
      else resolve(answer);
    };
    request.onerror = () => reject(new Unreachable('the house does not answer'));
    request.onabort = () => reject(new Unreachable('taken back'));
  });
  const address = addressOf(uploadAttachment, { attachment: id });
  request.open('PUT', `${address}?name=${encodeURIComponent(file.name.slice(-500).toWellFormed())}`);
  request.setRequestHeader('content-type', 'application/octet-stream');
  request.send(file);
  return { done, abort: () => request.abort() };
}

function answerOf({ status, responseText }: XMLHttpRequest): Attachment | Error {
  const body = jsonOf(responseText);
  const attachment = status === 200 ? Attachment.safeParse(body).data : undefined;
  if (attachment) return attachment;
  const letter = RefusalLetter.safeParse(body).data;
  return letter ? new Refused(letter, status) : new Unreachable('the answer is not understood');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
