import type { UseQueryOptions } from '@tanstack/react-query';
import type { File as KeptFile, FileNoun } from '../../workflows/file/file.schema.ts';
import { del, post } from '../ask/ask.ts';
import { asking, type Question } from '../ask/asking.ts';

/** What files hang on. */
export type FileRecord = { noun: FileNoun; id: string };

const plurals = { lead: 'leads', contact: 'contacts', company: 'companies', task: 'tasks', ticket: 'tickets' } as const;
const pathOf = ({ noun }: FileRecord) => `/${plurals[noun]}/{id}/files` as const;

// the endpoints are alike, which their union does not tell
export const filesQuery = (record: FileRecord) =>
  asking(pathOf(record) as '/leads/{id}/files', { path: { id: record.id } }) as UseQueryOptions<{
    items: KeptFile[];
    next: string | null;
  }>;

export const filesQuestion = (record: FileRecord): Question =>
  [pathOf(record) as '/leads/{id}/files', { path: { id: record.id } }] as const;

export const attachFile = (record: FileRecord, fileId: string) =>
  post(pathOf(record) as '/leads/{id}/files', { path: { id: record.id }, body: { fileId } });

export const removeFile = (record: FileRecord, fileId: string) =>
  del(`${pathOf(record)}/{file}` as '/leads/{id}/files/{file}', { path: { id: record.id, file: fileId } });
