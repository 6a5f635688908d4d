import { z } from 'zod';
import { FormDefinition } from '../form/form.schema.ts';
import { isRefusal, refuse, type Refusal } from '../refusal.ts';
import { TemplateChannel } from '../template/template.schema.ts';
import { Language } from '../words/words.schema.ts';
import { FILE_SCHEMA, FILE_VERSION, firstUnknown, isDeep, MOST_FILE_BYTES } from './file.ts';
import { NewPipeline } from './draft.schema.ts';
import { Key, PipelineDefinition } from './pipeline.schema.ts';

/** A text of several lines is a list of its lines, so that a diff shows a change of one line as one line. */
const Body = z.union([z.string().max(65_536), z.array(z.string().max(65_536)).max(5000)]);

export const FileTemplate = z.object({
  key: Key,
  name: z.string().max(100).optional(),
  channel: TemplateChannel,
  language: Language,
  subject: z.string().max(500).optional(),
  body: Body,
});
export type FileTemplate = z.infer<typeof FileTemplate>;

export const FileForm = z.object({ key: Key, definition: FormDefinition });
export type FileForm = z.infer<typeof FileForm>;

/** A pipeline as a file: no ids, no secrets, keys in the order of this schema. */
export const PipelineFile = z
  .object({
    $schema: z.string().max(200).default(FILE_SCHEMA),
    voronka: z.literal(FILE_VERSION).meta({ description: 'version of the form of the file' }),
    key: NewPipeline.shape.key,
    definition: PipelineDefinition,
    templates: z.array(FileTemplate).max(2000).optional().meta({ description: 'the texts that it sends' }),
    forms: z.array(FileForm).max(100).optional().meta({ description: 'the forms that lead into it or that it names' }),
  })
  .meta({ id: 'PipelineFile' });
export type PipelineFile = z.infer<typeof PipelineFile>;

/** Reads a file's text. Refused, with a sentence each: FileTooLarge, FileNotJson, FileNotPipeline, FileOtherVersion, FileUnknownField, FileWrong. */
export const readPipelineFile = (text: string): PipelineFile | Refusal => {
  if (text.length > MOST_FILE_BYTES || new TextEncoder().encode(text).length > MOST_FILE_BYTES)
    return refuse('FileTooLarge', { kilobytes: Math.ceil(text.length / 1024) });
  const json = jsonOf(text);
  if (isRefusal(json)) return json;
  const { value } = json;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !('voronka' in value))
    return refuse('FileNotPipeline');
  if (value.voronka !== FILE_VERSION)
    return refuse('FileOtherVersion', { version: JSON.stringify(value.voronka)?.slice(0, 40) ?? '' });
  if (isDeep(value)) return refuse('FileNotPipeline');
  const read = PipelineFile.safeParse(value);
  if (!read.success) return refuse('FileWrong', placeOf(read.error.issues[0], value));
  const unknown = firstUnknown(value, read.data);
  return unknown === undefined ? read.data : refuse('FileUnknownField', { place: unknown });
};

const jsonOf = (text: string): { value: unknown } | Refusal => {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) };
  } catch (error) {
    const said = (error as Error).message;
    const [, line] = /line (\d+)/.exec(said) ?? [];
    const [, position] = /position (\d+)/.exec(said) ?? [];
    const read = position === undefined ? text : text.slice(0, Number(position));
    return refuse('FileNotJson', { line: line ? Number(line) : read.split('\n').length });
  }
};

/** Where it is wrong and what is there; for a union, the branch that matched furthest. */
const placeOf = (issue: z.core.$ZodIssue | undefined, file: unknown): { place: string; found: string } => {
  const path = issue ? deepest(issue) : [];
  let found: unknown = file;
  for (const key of path)
    found = typeof found === 'object' && found !== null ? (found as Record<PropertyKey, unknown>)[key] : undefined;
  return { place: path.map(String).join('.') || '—', found: (JSON.stringify(found) ?? '—').slice(0, 80) };
};

const deepest = (issue: z.core.$ZodIssue): PropertyKey[] => {
  if (issue.code !== 'invalid_union') return issue.path;
  const inside = issue.errors.flat().map((one) => deepest(one));
  const longest = inside.reduce<PropertyKey[]>((most, path) => (path.length > most.length ? path : most), []);
  return [...issue.path, ...longest];
};
