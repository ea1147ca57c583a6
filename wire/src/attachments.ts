import { z } from 'zod';
import { Id } from './letters.ts';
import { LIMITS } from './limits.ts';
import { route } from './route.ts';

/** What a file may be, as its content says; nothing else is taken. */
export const FILE_TYPES = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'application/zip': 'zip',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
} as const;
export type FileType = keyof typeof FILE_TYPES;

const TYPES = Object.keys(FILE_TYPES) as readonly FileType[] as readonly [FileType, ...FileType[]];

/** A file that hangs on a message or a proposal, or on nothing yet. */
export const Attachment = z
  .object({
    id: Id,
    /** As it is kept: without a path, without what could turn or hide it, with an ending that fits its type. */
    name: z.string(),
    type: z.enum(TYPES),
    bytes: z.number().int(),
  })
  .meta({ id: 'Attachment' });
export type Attachment = z.infer<typeof Attachment>;

/** The files of a letter that carries some: each once, uploaded before. */
export const AttachmentIds = z
  .array(Id)
  .max(LIMITS.attachments)
  // An id is the same in capital letters.
  .refine(
    (ids) => new Set(ids.map((id) => id.toLowerCase())).size === ids.length,
    'must name each file once',
  );

export const AttachmentParams = z.object({ attachment: Id });

export const uploadAttachment = route({
  method: 'PUT',
  path: '/attachments/:attachment',
  says: 'Hand in a file under an id of yours, to be sent with a message or a proposal. Its type is told by its content. The same bytes again are the same file; what is sent with nothing goes after a day.',
  tag: 'messages',
  access: ['person'],
  params: AttachmentParams,
  query: z.object({ name: z.string().max(LIMITS.attachmentNameSent).optional() }),
  bodyKind: 'octets',
  answer: Attachment,
  refusals: [
    'id-taken',
    'file-too-large',
    'file-type-refused',
    'file-cut-short',
    'too-many-unsent-files',
    'too-many-files-at-once',
    'disk-full',
  ],
});

export const readAttachment = route({
  method: 'GET',
  path: '/attachments/:attachment',
  says: 'The bytes of a file, to be saved and never shown in place: for whoever may read what it hangs on, or its uploader while it hangs on nothing.',
  tag: 'messages',
  access: ['person'],
  params: AttachmentParams,
  answer: z.instanceof(Uint8Array),
  answerKind: 'octets',
  refusals: ['no-such-attachment'],
});

export const removeAttachment = route({
  method: 'DELETE',
  path: '/attachments/:attachment',
  says: 'Take back a file of yours that hangs on nothing; its bytes are erased.',
  tag: 'messages',
  access: ['person'],
  params: AttachmentParams,
  answer: z.null(),
  status: 204,
  refusals: ['no-such-attachment'],
});
