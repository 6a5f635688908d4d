import { z } from 'zod';
import { letterHtml } from '../activities/letter/html.ts';
import { mannerOf, writeLetter } from '../activities/letter/write-letter.ts';
import { readFactsOfLead } from '../prisma/letter/letter.ts';
import {
  addTemplate,
  copyTemplate,
  knownFields,
  listTemplates,
  readTemplate,
  removeTemplate,
  removeText,
  renameTemplate,
  saveTemplate,
  usesOf,
  versionsOfTemplate,
} from '../prisma/letter/template.ts';
import { queueTestLetter } from '../prisma/letter/test-letter.ts';
import { addressKindOf } from '../workflows/channel/index.ts';
import { normalPhone } from '../workflows/contact/contact.ts';
import { plainText } from '../workflows/letter/markup.ts';
import { Key } from '../workflows/pipeline/pipeline.schema.ts';
import { refuse, type Refusal } from '../workflows/refusal.ts';
import { checkText, problemSentence } from '../workflows/template/check.ts';
import { faultSentence } from '../workflows/template/fault.ts';
import {
  NewTemplate,
  Preview,
  PreviewOrder,
  Template,
  TemplateChange,
  TemplateCopy,
  TemplateName,
  TemplateUseShown,
  TemplateVersion,
  type TemplateChannel,
} from '../workflows/template/template.schema.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import type { Deps } from './deps.ts';
import { pageOf } from './http/paging.ts';
import { ProblemError } from './http/problem.ts';
import { everybody, route } from './http/route.ts';
import { Changed, doingOf, IdParams } from './http/shapes.ts';

const tag = 'Templates';
const admins = ['admin'] as const;
const KeyParams = z.object({ key: Key });

export const templateRoutes = [
  route({
    method: 'get',
    path: '/templates',
    tag,
    summary: 'What is sent, per channel and language',
    access: everybody,
    out: pageOf(Template),
    handler: async ({ deps }) => ({ items: await listTemplates(deps.db), next: null }),
  }),
  route({
    method: 'post',
    path: '/templates',
    tag,
    summary: 'Write a new text: a new template, or one more channel or language of it',
    access: admins,
    body: NewTemplate,
    out: Template,
    status: 201,
    handler: async ({ deps, me, body, language }) => {
      await refuseUnreadable(deps, body, language);
      return addTemplate(deps.db, { ...body, authorId: me.id });
    },
  }),
  route({
    method: 'post',
    path: '/templates/preview',
    tag,
    summary: 'A text, saved or not, filled in with a lead as it would be sent now',
    access: admins,
    body: PreviewOrder,
    out: Preview,
    handler: async ({ deps, body, language }) => preview(deps, body, language),
  }),
  route({
    method: 'patch',
    path: '/templates/{id}',
    tag,
    summary: 'Write a text anew; the old one stays as a version',
    access: admins,
    params: IdParams,
    body: TemplateChange,
    out: Template,
    handler: async ({ deps, me, params, body, language }) => {
      const before = await readTemplate(deps.db, params.id);
      if (!before) return refuse('NotFound');
      await refuseUnreadable(deps, { ...body, channel: before.channel as TemplateChannel }, language);
      return saveTemplate(deps.db, { id: params.id, ...body, authorId: me.id });
    },
  }),
  route({
    method: 'delete',
    path: '/templates/{id}',
    tag,
    summary: 'Remove one text, unless it is the last of a channel that is sent by',
    access: admins,
    params: IdParams,
    status: 204,
    handler: async ({ deps, params, language }) => removeText(deps.db, { id: params.id, language }),
  }),
  route({
    method: 'get',
    path: '/templates/{id}/versions',
    tag,
    summary: 'What a text has said, the newest first',
    access: admins,
    params: IdParams,
    out: pageOf(TemplateVersion),
    handler: async ({ deps, params }) => {
      const items = await versionsOfTemplate(deps.db, params.id);
      return items ? { items, next: null } : refuse('NotFound');
    },
  }),
  route({
    method: 'post',
    path: '/templates/{id}/test',
    tag,
    summary: 'Send a text to oneself, filled in with a lead',
    access: admins,
    params: IdParams,
    body: z.object({
      leadId: z.uuid(),
      subject: TemplateChange.shape.subject.optional(),
      body: TemplateChange.shape.body.optional(),
      phone: z.string().max(40).optional().meta({ description: 'for a channel that writes to phones' }),
    }),
    out: Changed,
    handler: async (call) => {
      const { deps, me, params, body, language } = call;
      const saved = await readTemplate(deps.db, params.id);
      if (!saved || !addressKindOf(saved.channel)) return refuse('NotFound');
      const facts = await readFactsOfLead(deps.db, {
        leadId: body.leadId,
        channel: saved.channel,
        language: saved.language,
      });
      if (!facts) return refuse('NotFound');
      const phone = body.phone ? normalPhone(body.phone) : undefined;
      if (body.phone && !phone) return refuse('NoOwnPhone');
      const text = { subject: body.subject || saved.subject, body: body.body ?? saved.body };
      const written = writeLetter(facts, text, mannerOf(saved.channel), deps.config.publicUrl);
      if ('fault' in written) {
        const message = problemSentence(written.fault, language);
        throw new ProblemError('Invalid', { errors: [{ field: written.in, message }] });
      }
      const { key: template, language: spoken, channel: account } = saved;
      return queueTestLetter(deps.db, {
        ...doingOf(call),
        account,
        template,
        language: spoken,
        ...written,
        userId: me.id,
        phone,
      });
    },
  }),
  route({
    method: 'get',
    path: '/templates/keys/{key}/uses',
    tag,
    summary: 'Where a template is sent from',
    access: admins,
    params: KeyParams,
    out: pageOf(TemplateUseShown),
    handler: async ({ deps, params, language }) => ({
      items: await usesOf(deps.db, params.key, language),
      next: null,
    }),
  }),
  route({
    method: 'patch',
    path: '/templates/keys/{key}',
    tag,
    summary: 'Give a template a name',
    access: admins,
    params: KeyParams,
    body: TemplateName,
    status: 204,
    handler: async ({ deps, params, body }) => renameTemplate(deps.db, { key: params.key, ...body }),
  }),
  route({
    method: 'post',
    path: '/templates/keys/{key}/copy',
    tag,
    summary: 'The same texts under another key',
    access: admins,
    params: KeyParams,
    body: TemplateCopy,
    status: 204,
    handler: async ({ deps, me, params, body }) =>
      copyTemplate(deps.db, { from: params.key, ...body, authorId: me.id }),
  }),
  route({
    method: 'delete',
    path: '/templates/keys/{key}',
    tag,
    summary: 'Remove a template, unless it is used',
    access: admins,
    params: KeyParams,
    status: 204,
    handler: async ({ deps, params, language }) => removeTemplate(deps.db, { key: params.key, language }),
  }),
];

/** Each field with the first thing that is wrong with it. */
const refuseUnreadable = async (
  { db }: Deps,
  text: { channel: TemplateChannel; subject: string; body: string },
  language: Language,
): Promise<void> => {
  const known = await knownFields(db);
  const errors = checkText(text, known).map(({ field, problem }) => ({
    field,
    message: problemSentence(problem, language),
  }));
  if (errors.length > 0) throw new ProblemError('Invalid', { errors });
};

const preview = async (
  { db, config }: Deps,
  { channel, language: spoken, subject, body, leadId }: z.infer<typeof PreviewOrder>,
  language: Language,
): Promise<Preview | Refusal> => {
  const facts = await readFactsOfLead(db, { leadId, channel, language: spoken });
  if (!facts) return refuse('NotFound');
  const written = writeLetter(facts, { subject, body }, mannerOf(channel), config.publicUrl);
  if ('fault' in written) {
    const { fault, in: field } = written;
    const known = (await checkTextOf(db, { channel, subject, body })).find((one) => one.field === field);
    const message = known ? problemSentence(known.problem, language) : faultSentence(fault, language);
    return {
      subject: '',
      body: '',
      html: null,
      fault: { message, field, line: known?.problem.line ?? fault.line ?? null },
    };
  }
  const isPlain = mannerOf(channel).writes === 'text';
  return {
    subject: written.subject,
    body: isPlain ? written.body : plainText(written.body),
    html: isPlain
      ? null
      : letterHtml(written.body, { seller: facts.seller, language: spoken, subject: written.subject }),
    fault: null,
  };
};

const checkTextOf = async (db: Deps['db'], text: Parameters<typeof checkText>[0]) =>
  checkText(text, await knownFields(db));
