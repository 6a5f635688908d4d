import { z } from 'zod';
import { changeNote, writeNote } from '../prisma/note/note.ts';
import { pinnedNotes, readNoteRow } from '../prisma/note/note.queries.ts';
import { seesRecord } from '../prisma/record-sight.ts';
import { NewNote, Note, NotePatch, type NoteNoun } from '../workflows/note/note.schema.ts';
import { isRefusal, refuse } from '../workflows/refusal.ts';
import { pageOf } from './http/paging.ts';
import { everybody, route } from './http/route.ts';
import { Changed, doingOf, IdParams } from './http/shapes.ts';

const tag = 'Notes';

const pinnedOf = (noun: NoteNoun, plural: string) =>
  route({
    method: 'get',
    path: `/${plural}/{id}/pinned-notes`,
    tag,
    summary: `The notes on top of a ${noun}’s story`,
    access: everybody,
    params: IdParams,
    out: pageOf(Note),
    handler: async ({ deps, me, params }) => {
      const record = { noun, id: params.id };
      if (!(await seesRecord(deps.db, me, record))) return refuse('NotFound');
      return { items: await pinnedNotes(deps.db, record), next: null };
    },
  });

const writing = (noun: NoteNoun, plural: string) =>
  route({
    method: 'post',
    path: `/${plural}/{id}/notes`,
    tag,
    summary: `Write a note on a ${noun}; users named in it (@name) are told`,
    access: everybody,
    params: IdParams,
    body: NewNote,
    out: Changed,
    status: 201,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      const record = { noun, id: params.id };
      if (!(await seesRecord(deps.db, me, record))) return refuse('NotFound');
      return writeNote(deps.db, { ...doingOf(call), record, text: body.text });
    },
  });

export const noteRoutes = [
  pinnedOf('lead', 'leads'),
  pinnedOf('contact', 'contacts'),
  pinnedOf('company', 'companies'),
  pinnedOf('ticket', 'tickets'),
  writing('contact', 'contacts'),
  writing('company', 'companies'),
  writing('ticket', 'tickets'),
  route({
    method: 'patch',
    path: '/notes/{id}',
    tag,
    summary:
      'Change a note’s text (its author or an admin), pin it, remove it, put it back; its id is that of the event which wrote it',
    access: everybody,
    params: z.object({ id: z.string().regex(/^\d{1,18}$/) }),
    body: NotePatch,
    out: Note,
    handler: async (call) => {
      const { deps, me, params, body } = call;
      const found = await readNoteRow(deps.db, params.id);
      if (!found || !(await seesRecord(deps.db, me, found.record))) return refuse('NotFound');
      const changed = await changeNote(deps.db, { ...doingOf(call), noteId: params.id, me, patch: body });
      return isRefusal(changed) ? changed : changed.note;
    },
  }),
];
