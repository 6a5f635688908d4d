import { z } from 'zod';

/** What files may be attached to. */
export const FileNoun = z.enum(['lead', 'contact', 'company', 'task', 'ticket']);
export type FileNoun = z.infer<typeof FileNoun>;

const Scan = z.enum(['none', 'waiting', 'clean', 'infected']);
export type Scan = z.infer<typeof Scan>;

export const File = z
  .object({
    id: z.uuid(),
    name: z.string(),
    type: z.string().meta({ description: 'by its bytes; application/octet-stream where they say nothing' }),
    size: z.number().int().meta({ description: 'bytes' }),
    sha256: z.string(),
    width: z.number().int().nullable(),
    height: z.number().int().nullable(),
    thumbnail: z.boolean().meta({ description: 'whether /files/{id}/thumbnail shows it' }),
    scan: Scan.meta({ description: 'for viruses; only one that is none or clean can be opened' }),
    createdAt: z.iso.datetime(),
    createdBy: z.uuid().nullable().meta({ description: 'null: a client sent it' }),
  })
  .meta({ id: 'File' });
export type File = z.infer<typeof File>;

/** A file that comes in parts: what has arrived stays, so one that was cut off goes on from `arrived`. */
export const Upload = z
  .object({ id: z.uuid(), name: z.string(), size: z.number().int(), arrived: z.number().int() })
  .meta({ id: 'Upload' });
export type Upload = z.infer<typeof Upload>;

export const NewUpload = z.object({ name: z.string().min(1).max(1000), size: z.number().int().min(0) });
export const AttachFile = z.object({ fileId: z.uuid() });
