import { ladderOf } from '../../../workflows/task/ladder.ts';
import type { PipelineDefinition } from '../../../workflows/pipeline/pipeline.schema.ts';
import { NumberInput } from '../../automation/condition/NumberInput.tsx';
import { Pick } from '../../automation/condition/Pick.tsx';
import { CurrencyOptions } from '../../kit/CurrencyOptions.tsx';
import { TaskLadder } from '../../task/ladder/TaskLadder.tsx';
import { dropEmpty } from '../edit.ts';
import { useEditing, useNounWords } from '../editing.ts';
import inputCss from '../../automation/input/Input.module.css';
import { WordsInput } from '../../automation/input/WordsInput.tsx';
import { InvoiceSettings } from './InvoiceSettings.tsx';
import { NamedList } from './NamedList.tsx';
import { SendingHoursInput } from './SendingHoursInput.tsx';
import { OwnFields } from './OwnFields.tsx';
import { OutcomeInputs } from './OutcomeInputs.tsx';
import { putOutcomes } from './outcomes.ts';
import { Fold, Panel, Part } from './Panel.tsx';
import css from './Panel.module.css';

/** What belongs to the pipeline as a whole. */
export const PipelinePanel = ({ part }: { part: string | undefined }) => {
  const { t } = useNounWords('pipeline');
  const { draft, world, open, pipeline } = useEditing();
  const { definition } = draft;
  const isOfTalks = definition.noun === 'conversation';
  const set = (patch: Partial<PipelineDefinition>, label?: string) =>
    draft.change((now) => dropEmpty({ ...now, ...patch }), label && `pipeline ${label}`);
  const setTasks = (patch: Partial<PipelineDefinition['tasks']>, label?: string) =>
    set({ tasks: { ...definition.tasks, ...patch } }, label);
  const isUsed = (key: string) =>
    JSON.stringify(definition.automations).includes(`"type":"${key}"`) ||
    definition.outcomes.some((outcome) => outcome.tasks?.includes(key));
  return (
    <Panel
      label={t('panel.pipeline')}
      onClose={() => open(undefined)}
      title={
        <WordsInput label={t('pipeline.name')} value={definition.name} onChange={(name) => set({ name }, 'name')} />
      }
      foot={<span className={css.key}>{pipeline}</span>}
    >
      {!isOfTalks && (
        <div className={css.two}>
          <Part name={t('pipeline.currency')}>
            <select
              className={inputCss.input}
              aria-label={t('pipeline.currency')}
              value={definition.currency}
              onChange={(event) => set({ currency: event.target.value })}
            >
              <CurrencyOptions />
            </select>
          </Part>
          <Part name={t('pipeline.team')}>
            <Pick
              label={t('pipeline.team')}
              value={definition.team}
              choices={world.teams.map(({ key, name }) => ({ value: key, name }))}
              invalid={!world.teams.some(({ key }) => key === definition.team)}
              onChange={(team) => team && set({ team })}
            />
          </Part>
        </div>
      )}
      <Part name={t('pipeline.calendar')}>
        <Pick
          label={t('pipeline.calendar')}
          value={definition.calendar}
          none={t('pipeline.calendar.none')}
          choices={world.calendars.map(({ key, name }) => ({ value: key, name }))}
          onChange={(calendar) => set({ calendar })}
        />
      </Part>
      {!isOfTalks && (
        <>
          <Fold name={t('fields')} note={definition.fields.length} open={part === 'fields'}>
            <OwnFields fields={definition.fields} onChange={(fields) => set({ fields }, 'fields')} />
          </Fold>
          <Fold name={t('outcomes')} note={definition.outcomes.length} open={part === 'outcomes'}>
            <span className={css.hint}>{t('outcomes.hint')}</span>
            <NamedList
              label={t('outcomes')}
              fallback="outcome"
              items={definition.outcomes}
              onChange={(outcomes) => draft.change((now) => putOutcomes(now, outcomes), 'pipeline outcomes')}
              more={(outcome, put) => <OutcomeInputs outcome={outcome} put={put} />}
            />
          </Fold>
          <Fold name={t('lossReasons')} note={definition.lossReasons.length} open={part === 'lossReasons'}>
            <NamedList
              label={t('lossReasons')}
              fallback="reason"
              items={definition.lossReasons}
              keeps={() => (definition.lossReasons.length === 1 ? t('item.last') : undefined)}
              onChange={(lossReasons) => set({ lossReasons }, 'lossReasons')}
            />
          </Fold>
          <Fold name={t('tasks')} note={definition.tasks.types.length} open={part === 'tasks'}>
            <NamedList
              label={t('tasks.types')}
              fallback="task"
              items={definition.tasks.types}
              keeps={({ key }) =>
                definition.tasks.types.length === 1 ? t('item.last') : isUsed(key) ? t('tasks.used') : undefined
              }
              onChange={(types) => setTasks({ types }, 'types')}
            />
            <Part name={t('tasks.remind')}>
              <NumberInput
                label={t('tasks.remind')}
                value={definition.tasks.remindBeforeMinutes}
                min={0}
                max={100_000}
                onChange={(next) => setTasks({ remindBeforeMinutes: Math.round(next) }, 'remind')}
              />
            </Part>
            <Part name={t('tasks.ladder')}>
              <TaskLadder
                ladder={ladderOf(definition.tasks)}
                onChange={(ladder) => {
                  const { escalateAfterHours: _, ...tasks } = definition.tasks;
                  set({ tasks: { ...tasks, ladder } }, 'ladder');
                }}
              />
            </Part>
          </Fold>
          <Fold name={t('invoices')} open={part === 'invoices'}>
            <InvoiceSettings invoices={definition.invoices} onChange={(invoices) => set({ invoices }, 'invoices')} />
          </Fold>
          <Fold name={t('hours')} note={Object.keys(definition.sendingHours ?? {}).length} open={part === 'hours'}>
            <SendingHoursInput
              hours={definition.sendingHours}
              onChange={(sendingHours) => set({ sendingHours }, 'sendingHours')}
            />
          </Fold>
        </>
      )}
    </Panel>
  );
};
