import type { ReactNode } from 'react';
import { automationSentence, stepSentence } from '../../../workflows/automation/automation-sentence.ts';
import type { Step } from '../../../workflows/automation/automation.schema.ts';
import { instructionAt } from '../../../workflows/automation/program.ts';
import { isEvent } from '../../../workflows/event/catalogue.ts';
import type { Event } from '../../../workflows/event/event.schema.ts';
import { messageName } from '../../../workflows/channel/index.ts';
import { columnName } from '../../../workflows/event/sentence.ts';
import { nameOfPath } from '../../../workflows/pipeline/entry.ts';
import { exponentOf } from '../../../workflows/money/money.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import type { Language } from '../../language.ts';
import { numberText } from '../../kit/number.ts';
import { exactText, wall } from '../../kit/time.ts';
import { sentenceOf, whoOf, type SentenceContext } from './event-sentence.ts';
import { taskText } from '../../task/task-text.ts';
import { useWords, type Say } from '../../words.ts';
import { chainOf, changesOf } from './cause.ts';
import css from './Story.module.css';

type Props = { event: Event; byId: Map<string, Event>; around: SentenceContext; onJump: (id: string) => void };

/** Why an entry is there: who or which automation, of which version, at which step, answering what, and what it changed. */
export const Cause = ({ event, byId, around, onJump }: Props) => {
  const { t, language } = useWords('lead/story');
  const { pipeline } = around;
  const { cause } = event;
  const automation = pipeline?.definition.automations.find(({ key }) => key === cause?.automation);
  const same = pipeline?.version === cause?.version;
  const step =
    automation && same && cause?.step !== undefined ? instructionAt(automation, cause.step)?.step : undefined;
  const said = isEvent(event, 'automation.failed') && event.data.step ? (event.data.step as Step) : step;
  const chain = chainOf(event, byId);
  const columns = changesOf(event).filter(({ after }) => !isStrange(after, around));
  return (
    <div className={css.cause}>
      <dl>
        <Row name={t('who')}>{whoOf(event, around)}</Row>
        {cause && (
          <Row name={t('rule')}>
            {automation ? inLanguage(automation.name, language) : t('rule.gone')},{' '}
            {t('version', { version: cause.version })}
            {automation && same && pipeline && (
              <p className={css.dim}>{automationSentence(automation, pipeline.definition, language)}</p>
            )}
          </Row>
        )}
        {said && pipeline && (
          <Row name={t('step', { step: stepNumber(cause?.step, t) })}>
            {stepSentence(said, pipeline.definition, language)}
          </Row>
        )}
        {chain.length > 0 && (
          <Row name={t(chain.length > 1 ? 'chain' : 'input')}>
            <ol className={css.chain}>
              {chain.map((one) => (
                <li key={one.id}>
                  <button type="button" onClick={() => onJump(one.id)}>
                    {wall(one.at).format('D MMM HH:mm:ss')} · {sentenceOf(one, around)}
                  </button>
                </li>
              ))}
            </ol>
          </Row>
        )}
        {columns.length > 0 && (
          <Row name={t('result')}>
            <table className={css.columns}>
              <thead className={css.unseen}>
                <tr>
                  <th>{t('column')}</th>
                  <th>{t('before')}</th>
                  <th>{t('after')}</th>
                </tr>
              </thead>
              <tbody>
                {columns.map(({ column, before, after }) => (
                  <tr key={column}>
                    <th>{nameOf(column, pipeline, language)}</th>
                    <td>{shown(column, before, around, language)}</td>
                    <td>{shown(column, after, around, language)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Row>
        )}
        <Row name={t('written')}>
          {exactText(event.recordedAt)} · № {event.id}
        </Row>
      </dl>
    </div>
  );
};

const Row = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

/** Steps are counted from zero in the record, from one on the screen. */
const stepNumber = (path: string | undefined, t: Say): string =>
  (path ?? '0')
    .split('.')
    .map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : t(`side.${part}`)))
    .join(' · ');

const nameOf = (column: string, pipeline: Pipeline | undefined, language: Language): string => {
  if (column.startsWith('fields.') && pipeline) return inLanguage(nameOfPath(column, pipeline.definition), language);
  const [head = '', ...rest] = column.split('.');
  const stageName = (key: string) => {
    const stage = pipeline?.definition.stages.find((one) => one.key === key);
    return stage ? inLanguage(stage.name, language) : key;
  };
  return [columnName(head, language), ...rest.map(stageName)].join(' · ');
};

const nameOfKey = (
  column: string,
  value: unknown,
  pipeline: Pipeline | undefined,
  language: Language,
): string | undefined => {
  const { lossReasons = [], outcomes = [], tasks } = pipeline?.definition ?? {};
  const lists = { loss_reason: lossReasons, outcome: outcomes, type: tasks?.types ?? [] };
  const found = lists[column as keyof typeof lists]?.find(({ key }) => key === value);
  return found && inLanguage(found.name, language);
};

/** An id of no user here: it is not shown, because it tells a reader nothing. */
const isStrange = (value: unknown, { users }: SentenceContext): boolean =>
  typeof value === 'string' &&
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(value) &&
  !users.some(({ id }) => id === value);

const shown = (column: string, value: unknown, { users, pipeline }: SentenceContext, language: Language): string => {
  if (value === null || value === undefined || value === '') return '—';
  const named =
    column === 'account' ? messageName(String(value), language) : nameOfKey(column, value, pipeline, language);
  if (named) return named;
  if (column === 'text' && typeof value === 'string') return taskText(value, pipeline);
  const stage = column === 'stage' && pipeline?.definition.stages.find(({ key }) => key === value);
  if (stage) return inLanguage(stage.name, language);
  if (column === 'amount' && pipeline && typeof value === 'number')
    return numberText(value / 10 ** exponentOf(pipeline.definition.currency), language, 2);
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return exactText(value);
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ') || '—';
  return typeof value === 'object'
    ? JSON.stringify(value)
    : (users.find(({ id }) => id === value)?.name ?? String(value));
};
