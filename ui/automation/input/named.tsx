import { lazy, Suspense, useState } from 'react';
import { FactPick } from '../condition/FactPick.tsx';
import { factOf } from '../condition/facts.ts';
import { Many } from '../condition/Many.tsx';
import { Pick, type Choice } from '../condition/Pick.tsx';
import { kindOf } from '../../../workflows/channel/index.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { askAgain } from '../../ask/asking.ts';
import { NewTemplate } from '../../template/NewTemplate.tsx';
import { useWords } from '../../words.ts';
import { useEditing, type Editing } from '../../pipeline/editing.ts';
import type { InputProps } from './input.ts';
import { emptied, Unset } from './plain.tsx';
import css from './Input.module.css';

const TemplateBeside = lazy(async () => ({
  default: (await import('../../template/TemplateBeside.tsx')).TemplateBeside,
}));

/** Whatever is chosen by its name: from the definition itself, or from what is around it. */
const lists = {
  stage: ({ draft, language }: Editing): Choice[] =>
    draft.definition.stages.map(({ key, name, color }) => ({
      value: key,
      name: inLanguage(name, language),
      icon: <span className={css.dot} style={{ background: color }} />,
    })),
  outcome: ({ draft, language }: Editing) => named(draft.definition.outcomes, language),
  task_type: ({ draft, language }: Editing) => named(draft.definition.tasks.types, language),
  loss_reason: ({ draft, language }: Editing) => named(draft.definition.lossReasons, language),
  automation: ({ draft, language }: Editing) => named(draft.definition.automations, language),
  team: ({ world }: Editing) => world.teams.map(({ key, name }) => ({ value: key, name })),
  group: ({ world, language }: Editing) => named(world.groups, language),
  desk: ({ world, language }: Editing) => named(world.desks, language),
  pipeline: ({ world, language }: Editing) => named(world.pipelines, language),
  calendar: ({ world }: Editing) => world.calendars.map(({ key, name }) => ({ value: key, name })),
  sound: ({ world }: Editing) =>
    world.sounds.map(({ key, name, languages }) => ({ value: key, name, note: languages.join(' · ') })),
  person: ({ world }: Editing) =>
    world.people.filter(({ active }) => active).map(({ email, name }) => ({ value: email, name, note: email })),
  form: ({ world, language }: Editing) =>
    world.forms.map(({ key, title }) => ({ value: key, name: inLanguage(title, language) })),
};
type Listed = keyof typeof lists;

const named = (
  list: { key: string; name: Parameters<typeof inLanguage>[0] }[],
  language: Editing['language'],
): Choice[] => list.map(({ key, name }) => ({ value: key, name: inLanguage(name, language) }));

export const NamedInput = ({ label, value, onChange, input }: InputProps<string | undefined>) => {
  const { t } = useWords('automation');
  const editing = useEditing();
  const choices = lists[input.as as Listed](editing);
  return (
    <Pick
      label={label}
      choices={choices}
      value={value}
      onChange={onChange}
      none={input.optional ? t(`none.${input.as}`) : undefined}
      {...(input.as === 'task_type'
        ? {
            foot: () => (
              <button
                type="button"
                className={css.link}
                onClick={() => editing.open({ kind: 'pipeline', part: 'tasks' })}
              >
                {t('tasks.types.more')}
              </button>
            ),
          }
        : {})}
      invalid={value === undefined ? !input.optional : !choices.some((choice) => choice.value === value)}
    />
  );
};

/** Templates of the chosen channel, with the languages that each has. */
export const TemplateInput = ({ label, value, onChange, whole }: InputProps<string | undefined>) => {
  const { t } = useWords('automation');
  const { world, templateName, pipeline } = useEditing();
  const [making, setMaking] = useState(false);
  const [reading, setReading] = useState(false);
  const channel = whole['channel'] === undefined ? undefined : kindOf(String(whole['channel']));
  const choices = world.templates
    .filter((template) => channel === undefined || template.channel === channel)
    .map(({ key, languages }) => ({ value: key, name: templateName(key), note: languages.join(' · ') }));
  const chosen = choices.find((choice) => choice.value === value);
  return (
    <>
      <Pick
        label={label}
        choices={choices}
        value={value}
        invalid={!chosen}
        onChange={onChange}
        foot={(close) => (
          <button
            type="button"
            className={css.link}
            onClick={() => {
              close();
              setMaking(true);
            }}
          >
            {t('template.create')}
          </button>
        )}
      >
        {value && !chosen ? (
          <span className={css.wrong}>{t('template.gone', { name: templateName(value) })}</span>
        ) : null}
      </Pick>
      {chosen && value && (
        <span className={css.note}>
          {chosen.note} ·{' '}
          <button type="button" className={css.link} onClick={() => setReading(true)}>
            {t('template.text')}
          </button>
        </span>
      )}
      {making && (
        <NewTemplate
          taken={world.templates.map(({ key }) => key)}
          first={channel}
          onClose={() => setMaking(false)}
          onMade={(key) => {
            setMaking(false);
            void askAgain([['/pipelines/world']]);
            onChange(key);
            setReading(true);
          }}
        />
      )}
      <Suspense>
        {reading && value && (
          <TemplateBeside name={value} channel={channel} of={pipeline} onClose={() => setReading(false)} />
        )}
      </Suspense>
    </>
  );
};

export const UsersInput = ({ label, value, onChange, fresh }: InputProps<string[] | undefined>) => {
  const { world } = useEditing();
  const options = world.people.filter(({ active }) => active).map(({ email, name }) => ({ value: email, name }));
  return (
    <Many label={label} options={options} value={value ?? []} onChange={(next) => onChange(emptied(next, fresh))} />
  );
};

export const SkillsInput = ({ label, value, onChange, fresh }: InputProps<string[] | undefined>) => {
  const { world } = useEditing();
  const options = world.skills.length ? world.skills.map((skill) => ({ value: skill, name: skill })) : undefined;
  return (
    <Many label={label} options={options} value={value ?? []} onChange={(next) => onChange(emptied(next, fresh))} />
  );
};

/** Fields of the lead by their name: one, or several where the step takes a list. */
export const FactInput = ({ label, value, onChange, input, fresh }: InputProps<string | string[] | undefined>) => {
  const { t } = useWords('automation');
  const { facts } = useEditing();
  const choices = facts.filter(({ group }) => ['lead', 'fields', 'contact', 'source'].includes(group));
  if (Array.isArray(fresh) || Array.isArray(value)) {
    const list = Array.isArray(value) ? value : [];
    return (
      <Many
        label={label}
        value={list}
        options={[...choices, ...list.map((path) => factOf(facts, path))].map(({ path, name }) => ({
          value: path,
          name,
        }))}
        onChange={(next) => onChange(emptied(next, fresh))}
      />
    );
  }
  return <OneFact {...{ label, value, onChange, input, choices }} unset={t('unset', { name: label })} />;
};

export const DateFactInput = ({ label, value, onChange, input }: InputProps<string | undefined>) => {
  const { t } = useWords('automation');
  const { facts } = useEditing();
  const choices = facts.filter(({ kind }) => kind === 'date' || kind === 'moment');
  return <OneFact {...{ label, value, onChange, input, choices }} unset={t('unset', { name: label })} />;
};

const OneFact = ({
  label,
  value,
  onChange,
  input,
  choices,
  unset,
}: OneProps & { choices: Editing['facts']; unset: string }) => {
  const shown = value === 'amount' ? 'amount.amount' : value;
  return (
    <div className={css.line}>
      <FactPick label={label} facts={choices} {...(shown ? { value: shown } : {})} onChange={onChange} />
      {input.optional && value && <Unset onUnset={() => onChange(undefined)} label={unset} />}
    </div>
  );
};
type OneProps = Omit<InputProps<string | undefined>, 'whole' | 'fresh'>;
