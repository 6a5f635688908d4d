import { z } from 'zod';
import {
  addForm,
  changeForm,
  deleteForm,
  fieldsOfPipeline,
  listFormSettings,
  readFormSetting,
} from '../prisma/form/form.ts';
import { usesOfForm } from '../prisma/automation/uses.ts';
import { Uses } from '../workflows/calendar/calendar.schema.ts';
import { formFaultSentence, problemsOfForm } from '../workflows/form/check.ts';
import { FormDefinition, FormSetting } from '../workflows/form/form.schema.ts';
import { Key } from '../workflows/pipeline/pipeline.schema.ts';
import { refuse, type Refusal } from '../workflows/refusal.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import type { Deps } from './deps.ts';
import { pageOf } from './http/paging.ts';
import { ProblemError } from './http/problem.ts';
import { route } from './http/route.ts';
import { IdParams } from './http/shapes.ts';

const tag = 'Forms';
const admins = ['admin'] as const;

const NewForm = z.object({ key: Key, pipeline: Key, definition: FormDefinition });
const FormChange = z.object({
  revision: z.number().int().meta({ description: 'the one that was read' }),
  pipeline: Key.optional(),
  definition: FormDefinition.optional(),
  disabled: z.boolean().optional().meta({ description: 'a form that is switched off takes nothing more' }),
});

export const formSettingRoutes = [
  route({
    method: 'get',
    path: '/form-settings',
    tag,
    summary: 'Forms with all that they are set to and how they do, per day',
    access: admins,
    out: pageOf(FormSetting),
    handler: async ({ deps }) => ({ items: await listFormSettings(deps.db), next: null }),
  }),
  route({
    method: 'post',
    path: '/form-settings',
    tag,
    summary: 'Make a form',
    access: admins,
    body: NewForm,
    out: FormSetting,
    status: 201,
    handler: async ({ deps, body, language }) =>
      (await whyNotForm(deps, body.pipeline, body.definition, language)) ?? addForm(deps.db, body),
  }),
  route({
    method: 'get',
    path: '/form-settings/{id}',
    tag,
    summary: 'One form',
    access: admins,
    params: IdParams,
    out: FormSetting,
    handler: async ({ deps, params }) => (await readFormSetting(deps.db, params.id)) ?? refuse('NotFound'),
  }),
  route({
    method: 'patch',
    path: '/form-settings/{id}',
    tag,
    summary: 'Change a form, switch it off or on',
    access: admins,
    params: IdParams,
    body: FormChange,
    out: FormSetting,
    handler: async ({ deps, params, body, language }) => {
      const before = await readFormSetting(deps.db, params.id);
      if (!before) return refuse('NotFound');
      const { pipeline = before.pipeline, definition = before.definition } = body;
      const isChecked = body.definition !== undefined || pipeline !== before.pipeline;
      const refusal = isChecked ? await whyNotForm(deps, pipeline, definition, language) : undefined;
      return refusal ?? changeForm(deps.db, { id: params.id, ...body });
    },
  }),
  route({
    method: 'get',
    path: '/form-settings/{id}/uses',
    tag,
    summary: 'Which pipelines name a form, and how many leads came by it',
    access: admins,
    params: IdParams,
    out: Uses,
    handler: async ({ deps, params }) => (await usesOfForm(deps.db, params.id)) ?? refuse('NotFound'),
  }),
  route({
    method: 'delete',
    path: '/form-settings/{id}',
    tag,
    summary: 'Delete a form that nothing uses; one by which leads came can only be switched off',
    access: admins,
    params: IdParams,
    query: z.object({ revision: z.coerce.number().pipe(z.number().int().min(1).max(2_147_483_647)) }),
    status: 204,
    handler: async ({ deps, params, query }) => deleteForm(deps.db, { ...params, ...query }),
  }),
];

/** Throws what is wrong with each part; returns the refusal if the pipeline does not exist. */
const whyNotForm = async (
  { db }: Deps,
  pipeline: string,
  definition: FormDefinition,
  language: Language,
): Promise<Refusal | undefined> => {
  const targets = await fieldsOfPipeline(db, pipeline);
  if (!targets) return refuse('UnknownPipeline', { pipeline });
  const errors = problemsOfForm(definition, targets).map(({ field, why }) => ({
    field: `definition.${field}`,
    message: formFaultSentence(why, language),
  }));
  if (errors.length > 0) throw new ProblemError('Invalid', { errors });
  return undefined;
};
