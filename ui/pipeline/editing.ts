import { createContext, useCallback, useContext, useMemo, useRef } from 'react';
import type { Names } from '../../workflows/automation/automation-sentence.ts';
import { withHouse } from '../../workflows/field/field.ts';
import type { PipelineDefinition, PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import { nounOf } from '../../workflows/subject/nouns.ts';
import type { World } from '../../workflows/pipeline/world.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { leadFacts, nounFactsOf, type Fact } from '../automation/condition/facts.ts';
import { templateName } from '../../workflows/template/template-name.words.ts';
import { useAround } from '../field/fields.ts';
import { useWords, type Say } from '../words.ts';
import type { Draft } from './pipeline-draft.ts';
import type { DeepLink } from './place.ts';

/** What every part of the editor needs: the draft, what is open beside it, and the names of things. */
export type Editing = {
  pipeline: string;
  draft: Draft;
  place: DeepLink | undefined;
  open: (place: DeepLink | undefined) => void;
  names: Names;
  facts: Fact[];
  world: World;
  language: Language;
  templateName: (key: string) => string;
  /** the view that tries the draft on a lead is there */
  canTry: boolean;
};

const Context = createContext<Editing | undefined>(undefined);
export const EditingProvider = Context.Provider;

export const useEditing = (): Editing => {
  const editing = useContext(Context);
  if (!editing) throw new Error('Only inside the editor of a pipeline.');
  return editing;
};

/** Words that name what the pipeline is for: `$t(pipeline:noun.many)` in a sentence is leads, tickets or conversations. */
export const useNounWords = (folder: string) => {
  const { t: say, language } = useWords(folder);
  const { noun: context = 'lead' } = useEditing().draft.definition;
  const t: Say = useCallback((key, values) => say(key, { context, ...values }), [say, context]);
  return { t, language };
};

const nounFacts = ({ noun = 'lead' }: PipelineDefinition) => nounOf(noun)?.facts as PipelineField[] | undefined;

/** Names of what a definition holds; the same object until a name changes, so that cards are not drawn anew. */
export const useNames = (definition: PipelineDefinition): Names => {
  const { stages, outcomes, tasks, fields, lossReasons, automations, currency } = definition;
  const called = useRef<PipelineDefinition['automations']>(automations);
  const same =
    called.current.length === automations.length &&
    called.current.every(
      ({ key, name }, index) => key === automations[index]?.key && name === automations[index]?.name,
    );
  if (!same) called.current = automations;
  const named = called.current;
  const ofClient = useAround();
  const around = nounFacts(definition) ?? ofClient;
  return useMemo(
    () => ({ stages, outcomes, tasks, fields, lossReasons, automations: named, currency, around }),
    [stages, outcomes, tasks, fields, lossReasons, named, currency, around],
  );
};

export const useFacts = (names: Names, definition: PipelineDefinition, world: World): Fact[] => {
  const { language } = useWords('pipeline');
  const { currency, noun = 'lead' } = definition;
  return useMemo(
    () =>
      (noun === 'lead' ? leadFacts : nounFactsOf)(withHouse(names, noun === 'lead' ? world.fields : []), language, {
        currency,
        users: world.people,
        calendars: world.calendars,
      }),
    [names, language, currency, world, noun],
  );
};

/** Templates are told by the name that an admin gave them. */
export const useTemplateName = (world: World): ((key: string) => string) => {
  const { language } = useWords('template');
  return useMemo(() => {
    const given = new Map(world.templates.map((one) => [one.key, one.name]));
    return (key) => given.get(key) || templateName(key, language);
  }, [world, language]);
};
