import { z } from 'zod';
import { MOST_BYTES, readDraft } from '../prisma/pipeline/pipeline-draft.ts';
import { exportPipeline, partsOf } from '../prisma/pipeline/pipeline-file.ts';
import { importPipeline } from '../prisma/pipeline/pipeline-import.ts';
import { asksOf } from '../workflows/template/may-stop.ts';
import { readWorld } from '../prisma/automation/world.queries.ts';
import { changeSentence, diffOf } from '../workflows/pipeline/diff.ts';
import { FileGiven, FilePlan } from '../workflows/pipeline/file-plan.schema.ts';
import { PipelineFile, readPipelineFile } from '../workflows/pipeline/file.schema.ts';
import { wholeSentences } from '../workflows/pipeline/file.words.ts';
import { Key } from '../workflows/pipeline/pipeline.schema.ts';
import { problemAdvice, problemSentence, problemsOf } from '../workflows/pipeline/problems.ts';
import type { World } from '../workflows/pipeline/world.schema.ts';
import { isRefusal, type Refusal } from '../workflows/refusal.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import { inLanguage } from '../workflows/words/words.ts';
import type { Deps } from './deps.ts';
import { route } from './http/route.ts';
import { channelsOf } from './pipeline-draft.ts';

const tag = 'Pipelines';
const admins = ['admin'] as const;
// a file of 1 MiB as a text inside JSON, and room to answer a larger one with a sentence
const limit = 3 * MOST_BYTES;
const Flag = z.enum(['true', 'false']).optional();

export const pipelineFileRoutes = [
  route({
    method: 'get',
    path: '/pipelines/{key}/file',
    tag,
    summary: 'A pipeline as a file, by keys, without secrets: what is published, a version, or the draft',
    access: admins,
    params: z.object({ key: Key }),
    query: z.object({
      version: z.coerce.number().pipe(z.number().int().min(1).max(2_147_483_647)).optional(),
      draft: Flag,
      templates: Flag.meta({ description: 'with the texts that it sends and its forms' }),
    }),
    out: PipelineFile,
    handler: async ({ deps, params, query }) =>
      exportPipeline(deps.db, {
        ...params,
        version: query.version,
        draft: query.draft === 'true',
        withTemplates: query.templates === 'true',
      }),
  }),
  route({
    method: 'post',
    path: '/pipeline-files/plan',
    work: 'report',
    tag,
    summary: 'What importing a file would change, in sentences, and what is wrong with it; nothing is written',
    access: admins,
    body: z.object({ file: FileGiven }),
    limit,
    out: FilePlan,
    handler: async ({ deps, body, language }) => {
      const file = given(body.file);
      return isRefusal(file) ? file : planOf(deps, file, language);
    },
  }),
  route({
    method: 'post',
    path: '/pipeline-files',
    work: 'report',
    tag,
    summary: 'Make a file the draft of its pipeline, with the texts and forms that are missing',
    access: admins,
    body: z.object({
      file: FileGiven,
      revision: z.number().int().min(0).max(2_147_483_647).meta({ description: 'of the draft, as the plan told it' }),
      replace: z.boolean().default(false).meta({ description: 'texts and forms that differ are replaced too' }),
    }),
    limit,
    out: z.object({
      key: Key,
      revision: z.number().int(),
      created: z.boolean(),
      templates: z.number().int(),
      forms: z.number().int(),
    }),
    status: 201,
    handler: async ({ deps, me, body }) => {
      const file = given(body.file);
      return isRefusal(file) ? file : importPipeline(deps.db, { ...body, file, userId: me.id });
    },
  }),
];

const given = (file: z.infer<typeof FileGiven>): PipelineFile | Refusal =>
  readPipelineFile(typeof file === 'string' ? file : JSON.stringify(file));

const planOf = async (deps: Deps, file: PipelineFile, language: Language): Promise<FilePlan> => {
  const [draft, world, parts] = await Promise.all([
    readDraft(deps.db, file.key),
    readWorld(deps.db, await channelsOf(deps)),
    partsOf(deps.db, file),
  ]);
  const around = withParts(world, file);
  const templateName = (key: string) => around.templates.find((one) => one.key === key && one.name)?.name ?? key;
  return {
    key: file.key,
    name: inLanguage(file.definition.name, language),
    created: isRefusal(draft),
    revision: isRefusal(draft) ? 0 : draft.revision,
    drawn: !isRefusal(draft) && draft.changed,
    changes: isRefusal(draft)
      ? wholeSentences(file.definition, language, templateName)
      : diffOf(draft.definition, file.definition).map((change) => changeSentence(change, language)),
    problems: problemsOf(file.definition, around).map((problem) => ({
      severity: problem.severity,
      sentence: problemSentence(problem, language),
      advice: problemAdvice(problem, language),
    })),
    ...parts,
  };
};

/** The installation as it will be with the file's own texts and forms. */
const withParts = (world: World, { templates = [], forms = [] }: PipelineFile): World => {
  const textsOf = (key: string, channel: string) =>
    templates.filter((one) => one.key === key && one.channel === channel);
  return {
    ...world,
    templates: [
      ...world.templates,
      ...templates
        .filter(({ key, channel }) => !world.templates.some((one) => one.key === key && one.channel === channel))
        .map(({ key, name = '', channel }) => ({
          key,
          name,
          channel,
          languages: textsOf(key, channel).map((one) => one.language),
          asks: [...new Set(textsOf(key, channel).flatMap(({ subject = '', body }) => asksOf(`${subject}\n${body}`)))],
        })),
    ],
    forms: [...world.forms, ...forms.map(({ key, definition }) => ({ key, title: definition.title }))],
  };
};
