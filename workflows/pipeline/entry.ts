import { fieldWords } from '../automation/field.words.ts';
import { factAt, type Facts } from '../automation/facts.ts';
import type { PipelineDefinition, PipelineField, Stage } from './pipeline.schema.ts';
import { refuse, type Refusal } from '../refusal.ts';
import type { Role } from '../user/user.schema.ts';
import type { Words } from '../words/words.schema.ts';
import { inEach, inLanguage } from '../words/words.ts';

/** A lead that is to enter a stage: what is known of it, who moves it (null for an automation), what is ticked off. */
export type Entering = {
  facts: Facts;
  role: Role | null;
  checklist: Record<string, string[]>;
  /** the sentence of the stage's own condition, where it is not met */
  unmet?: Required<Words> | undefined;
};

/** What a stage still asks for: paths of facts, keys of its checklist. */
export type Missing = { fields: string[]; checklist: string[] };

type Names = Pick<PipelineDefinition, 'fields'> & {
  /** those of its client and company, by their paths */
  around?: PipelineField[] | undefined;
};

/** Why a lead may not enter this stage now, with the names of what is missing. */
export const whyNotEnter = (stage: Stage, definition: Names, entering: Entering): Refusal | undefined => {
  if (stage.retired) return refuse('StageRetired', { stage: inAll(stage.name) });
  if (entering.role && stage.movers && !stage.movers.includes(entering.role))
    return refuse('MoverNotAllowed', { stage: inAll(stage.name), roles: listed(stage.movers.map(nameOfRole)) });
  const missing = missingFor(stage, entering);
  const names = [
    ...missing.fields.map((path) => nameOfPath(path, definition)),
    ...missing.checklist.map((key) => nameOfItem(key, stage)),
    ...(entering.unmet ? [entering.unmet] : []),
  ];
  if (names.length === 0) return undefined;
  return { ...refuse('EntryNotMet', { stage: inAll(stage.name), missing: listed(names) }), missing };
};

export const missingFor = (
  { key, entry }: Stage,
  { facts, checklist }: Pick<Entering, 'facts' | 'checklist'>,
): Missing => ({
  fields: (entry?.fields ?? []).filter((path) => isEmpty(factAt(facts, path))),
  checklist: (entry?.checklist ?? []).map((item) => item.key).filter((item) => !checklist[key]?.includes(item)),
});

/** A box that is not ticked counts as empty. */
const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

/** A path in plain words: the pipeline's own fields by their names, the others by ours. */
export const nameOfPath = (path: string, { fields, around }: Names): Required<Words> => {
  const own = fields.find(({ key }) => path === `fields.${key}`) ?? around?.find(({ key }) => path === key);
  if (own) return inAll(own.name);
  const known = (fieldWords as Record<string, Required<Words> | undefined>)[`field.${path}`];
  return known ?? inAll({ ru: path.split('.').at(-1) ?? path });
};

const nameOfItem = (key: string, { entry }: Stage): Required<Words> => {
  const item = entry?.checklist.find((one) => one.key === key);
  return inAll(item?.name ?? { ru: key });
};

const nameOfRole = (role: Role): Required<Words> => roles[role];
const roles: Record<Role, Required<Words>> = {
  manager: { ru: 'менеджер', en: 'manager', kk: 'менеджер', uk: 'менеджер' },
  supervisor: { ru: 'супервайзер', en: 'supervisor', kk: 'супервайзер', uk: 'супервайзер' },
  admin: { ru: 'администратор', en: 'administrator', kk: 'әкімші', uk: 'адміністратор' },
};

const inAll = (words: Words): Required<Words> => inEach((language) => inLanguage(words, language));
const listed = (names: Required<Words>[]): Required<Words> =>
  inEach((language) => names.map((name) => name[language]).join(', '));
