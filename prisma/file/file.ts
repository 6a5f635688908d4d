import type { EventData } from '../../workflows/event/catalogue.ts';
import type { FileNoun } from '../../workflows/file/file.schema.ts';
import { MOST_LOOSE_BYTES } from '../../workflows/file/file.ts';
import { refuse, type Refusal } from '../../workflows/refusal.ts';
import type { Subject } from '../../workflows/subject/subject.ts';
import type { Database } from '../client.ts';
import type { FileAttachment } from '../generated/client.ts';
import { uuidv7 } from '../id.ts';
import type { Done } from '../lead/lead.ts';
import type { RowOf } from '../row.ts';
import { readTask, taskSubject } from '../task/task-row.ts';
import { leadNow } from '../lead/lead-row.ts';
import { command, type Change, type Doing } from '../write.ts';
import type { FileRow } from './file.queries.ts';

export type NewFile = Pick<
  FileRow,
  'id' | 'name' | 'type' | 'size' | 'sha256' | 'width' | 'height' | 'thumbnail' | 'scan'
>;
type Record = { noun: FileNoun; id: string };
type Attaching = Doing & { fileId: string; record: Record };
type AttachmentRow = RowOf<FileAttachment>;

/** A file whose bytes are in the storage; the answer names another one where the key has brought it before. */
export const createFile = (
  db: Database,
  { file, upload, ...doing }: Doing & { file: NewFile; upload?: string },
): Promise<{ id: string } | Refusal> =>
  command(db, { key: doing.key, request: { file: file.sha256, name: file.name, upload } }, async () => ({
    inserts: [{ table: 'file', row: { ...file, created_by: doing.actor.id } }],
    result: { id: file.id },
  }));

/** What one user may still upload before attaching something of it. Refused: TooManyLooseFiles. */
export const whyNotUpload = async (db: Database, userId: string, size: number): Promise<Refusal | undefined> => {
  const { rows } = await db.pool.query<{ bytes: number }>(
    `SELECT (SELECT coalesce(sum(size), 0) FROM file WHERE created_by = $1 AND loose_since IS NOT NULL)::bigint
       + (SELECT coalesce(sum(size), 0) FROM upload WHERE created_by = $1 AND file_id IS NULL)::bigint AS bytes`,
    [userId],
  );
  return (rows[0]?.bytes ?? 0) + size > MOST_LOOSE_BYTES ? refuse('TooManyLooseFiles') : undefined;
};

/** Attaches a file; the caller has checked that both are seen. Refused: NotFound, FileAttached. */
export const attachFile = (db: Database, { fileId, record, ...doing }: Attaching): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { attach: fileId, to: record } }, async () => {
    const { file, attachment } = await readAttachment(db, fileId, record);
    if (!file) return refuse('NotFound');
    if (attachment && attachment.removed_at === null) return refuse('FileAttached');
    const row = { id: uuidv7(), file_id: fileId, noun: record.noun, noun_id: record.id, attached_by: doing.actor.id };
    const change = await told(db, doing, file, record, { type: 'file.attached', looseSince: null });
    return {
      ...change,
      inserts: attachment ? [] : [{ table: 'file_attachment', row }],
      updates: [...(change.updates ?? []), ...(attachment ? [changed(attachment, null)] : [])],
    };
  });

/** Takes a file off a record; attaching it again takes that back. Refused: NotFound. */
export const removeFile = (db: Database, { fileId, record, ...doing }: Attaching): Promise<Done | Refusal> =>
  command(db, { key: doing.key, request: { remove: fileId, from: record } }, async () => {
    const { file, attachment } = await readAttachment(db, fileId, record);
    if (!file || !attachment || attachment.removed_at !== null) return refuse('NotFound');
    const { rowCount } = await db.pool.query(
      'SELECT 1 FROM file_attachment WHERE file_id = $1 AND id <> $2 AND removed_at IS NULL LIMIT 1',
      [fileId, attachment.id],
    );
    const now = new Date().toISOString();
    const looseSince = rowCount === 0 ? now : (file.loose_since?.toISOString() ?? null);
    const change = await told(db, doing, file, record, { type: 'file.removed', looseSince });
    return { ...change, updates: [...(change.updates ?? []), changed(attachment, now)] };
  });

const changed = ({ id, version }: AttachmentRow, removedAt: string | null) => ({
  table: 'file_attachment',
  ...{ id, version, set: { removed_at: removedAt } },
});

const readAttachment = async (
  db: Database,
  fileId: string,
  { noun, id }: Record,
): Promise<{ file: FileRow | undefined; attachment: AttachmentRow | undefined }> => {
  const [files, attachments] = await Promise.all([
    db.pool.query<FileRow>('SELECT * FROM file WHERE id = $1', [fileId]),
    db.pool.query<AttachmentRow>('SELECT * FROM file_attachment WHERE file_id = $1 AND noun = $2 AND noun_id = $3', [
      fileId,
      noun,
      id,
    ]),
  ]);
  return { file: files.rows[0], attachment: attachments.rows[0] };
};

/** The event stands in the story of the record's subject: that of a lead's task in the lead's. */
const told = async (
  db: Database,
  doing: Doing,
  file: FileRow,
  record: Record,
  { type, looseSince }: { type: 'file.attached' | 'file.removed'; looseSince: string | null },
): Promise<Change<Done>> => {
  const { subject, at } = await subjectOf(db, record);
  const { name, size, thumbnail } = file;
  const on = subject.kind === record.noun ? {} : { on: record };
  const data: EventData<'file.attached'> = { name, type: file.type, size, thumbnail, ...on };
  return {
    updates: [{ table: 'file', id: file.id, version: file.version, set: { loose_since: looseSince }, events: 1 }],
    events: [
      {
        ...{ noun: 'file', noun_id: file.id, seq: file.event_seq + 1, type, data },
        ...{ at: doing.at ?? at, subject, actor: doing.actor, cause: doing.cause ?? null, pokes: [] },
      },
    ],
    result: { id: file.id, version: file.version + 1 },
  };
};

/** The subject and its own clock. */
const subjectOf = async (db: Database, { noun, id }: Record): Promise<{ subject: Subject; at: string }> => {
  if (noun === 'task') {
    const { task, lead } = await readTask(db, id);
    return { subject: task ? taskSubject(task) : { kind: 'task', id }, at: leadNow(lead) };
  }
  if (noun !== 'lead') return { subject: { kind: noun, id }, at: leadNow(undefined) };
  const { rows } = await db.pool.query<{ clock_offset: number }>('SELECT clock_offset FROM lead WHERE id = $1', [id]);
  return { subject: { kind: noun, id }, at: leadNow(rows[0]) };
};
