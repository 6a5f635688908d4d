import { IconPlus, IconX } from '@tabler/icons-react';
import type { PipelineField } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { Question, ScriptDefinition, ScriptWay } from '../../../workflows/script/script.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { useFields } from '../../field/fields.ts';
import { Button } from '../../kit/Button.tsx';
import { Select } from '../../kit/Field.tsx';
import type { Language } from '../../language.ts';
import { usePipelines } from '../../pipeline/pipelines.ts';
import { useWords } from '../../words.ts';
import css from './Edit.module.css';
import { NextSelect } from './NextSelect.tsx';
import { NameInput } from './SaidInput.tsx';

type Props = { definition: ScriptDefinition; step: Question; of: Language; onChange: (step: Question) => void };

/** Where an answer goes, and which answers lead elsewhere. */
export const QuestionInputs = ({ definition, step, of, onChange }: Props) => {
  const { t, language } = useWords('script');
  const { lead, contact } = useAsked(definition);
  const { save, ways } = step;
  const field = save && (save.noun === 'lead' ? lead : contact).find(({ key }) => key === save.field);
  const known = field && optionsOf(field, language, t);
  const fill = (path: string) => {
    const { save: _, ...rest } = step;
    const [noun, key] = path.split('.') as ['lead' | 'contact', string];
    onChange(path ? { ...rest, save: { noun, field: key }, ways: [] } : { ...rest, ways: [] });
  };
  const put = (at: number, way: ScriptWay | undefined) =>
    onChange({ ...step, ways: way ? ways.with(at, way) : ways.toSpliced(at, 1) });
  const add = () => {
    const free = known?.find(([value]) => !ways.some((way) => way.value === value))?.[0];
    const value = known ? free : freeValue(ways);
    if (value !== undefined) onChange({ ...step, ways: [...ways, { value }] });
  };
  return (
    <>
      <Select
        label={t('save')}
        value={save ? `${save.noun}.${save.field}` : ''}
        onChange={({ target }) => fill(target.value)}
      >
        <option value="">{t('save.choice')}</option>
        {save && !field && <option value={`${save.noun}.${save.field}`}>{save.field}</option>}
        <Group label={t('save.lead')} noun="lead" fields={lead} />
        <Group label={t('save.contact')} noun="contact" fields={contact} />
      </Select>
      {(!save || known !== undefined) && (
        <fieldset className={css.ways}>
          <legend>{t(save ? 'ways.of' : 'ways')}</legend>
          {ways.map((way, at) => (
            <div key={at} className={css.way}>
              {known ? (
                <Select
                  label={t('way')}
                  value={way.value}
                  onChange={({ target }) => put(at, { ...way, value: target.value })}
                >
                  {!known.some(([value]) => value === way.value) && <option value={way.value}>{way.value}</option>}
                  {known.map(([value, name]) => (
                    <option key={value} value={value}>
                      {name}
                    </option>
                  ))}
                </Select>
              ) : (
                <NameInput label={t('way')} texts={way.name} of={of} onChange={(name) => put(at, { ...way, name })} />
              )}
              <NextSelect
                label={t('way.next')}
                definition={definition}
                of={of}
                value={way.next}
                none={t('way.else')}
                onChange={(next) => {
                  const { next: _, ...rest } = way;
                  put(at, next ? { ...rest, next } : rest);
                }}
              />
              <Button
                look="quiet"
                icon={<IconX size={16} />}
                label={t('way.remove')}
                onClick={() => put(at, undefined)}
              />
            </div>
          ))}
          <div>
            <Button icon={<IconPlus size={16} />} onClick={add}>
              {t('way.add')}
            </Button>
          </div>
        </fieldset>
      )}
    </>
  );
};

const Group = ({ label, noun, fields }: { label: string; noun: string; fields: PipelineField[] }) => {
  const { language } = useWords('script');
  if (fields.length === 0) return null;
  return (
    <optgroup label={label}>
      {fields.map(({ key, name }) => (
        <option key={key} value={`${noun}.${key}`}>
          {inLanguage(name, language)}
        </option>
      ))}
    </optgroup>
  );
};

/** The fields that leads of its pipelines have, and those of clients; files are no words. */
const useAsked = ({ for: { pipelines: named } }: ScriptDefinition) => {
  const pipelines = usePipelines().filter(
    ({ key }) => named.length === 0 || named.some(({ pipeline }) => pipeline === key),
  );
  const contact = useFields('contact');
  const said = ({ type }: { type: string }) => type !== 'file' && type !== 'image';
  const lead = new Map(pipelines.flatMap(({ definition }) => definition.fields.map((field) => [field.key, field])));
  return { lead: [...lead.values()].filter(said), contact: contact.filter(said) };
};

/** What of a field can lead elsewhere; undefined where it may be anything. */
const optionsOf = (
  { type, options = [] }: PipelineField,
  language: Language,
  t: (key: string) => string,
): [string, string][] | undefined => {
  if (type === 'checkbox')
    return [
      ['true', t('kit:field.yes')],
      ['false', t('kit:field.no')],
    ];
  if (type !== 'list' && type !== 'multi_list') return undefined;
  return options.flatMap(({ value, name, archived }) => (archived ? [] : [[value, inLanguage(name, language)]]));
};

const freeValue = (ways: ScriptWay[]): string => {
  for (let number = 1; ; number++) if (!ways.some(({ value }) => value === `way_${number}`)) return `way_${number}`;
};
