import { IconBolt } from '@tabler/icons-react';
import { automationSentence } from '../../../workflows/automation/automation-sentence.ts';
import type { Automation } from '../../../workflows/automation/automation.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { ladderOf } from '../../../workflows/task/ladder.ts';
import { ladderText } from '../../../workflows/task/ladder.words.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Chip } from '../../kit/Chip.tsx';
import { Empty } from '../../kit/Empty.tsx';
import { Section } from '../../kit/Section.tsx';
import { dayText } from '../../kit/time.ts';
import { usePipelines } from '../pipelines.ts';
import { useWords } from '../../words.ts';
import css from '../../settings/Settings.module.css';
import { useTemplateName } from '../../template/name.ts';

/** For those who only look: the published versions, every automation as a sentence. */
export const PublishedPipelines = () => {
  const { t } = useWords('pipeline/list');
  const pipelines = usePipelines();
  if (pipelines.length === 0) return <Empty title={t('settings:none')} />;
  return pipelines.map((pipeline) => <One key={pipeline.id} pipeline={pipeline} />);
};

/** A published version: its stages, and every automation as a sentence. */
const One = ({ pipeline: { definition, version, publishedAt } }: { pipeline: Pipeline }) => {
  const { t, language } = useWords('pipeline/list');
  const anywhere = definition.automations.filter(({ stages }) => !stages);
  const names = (list: { key: string; name: Parameters<typeof inLanguage>[0] }[]) =>
    list.map(({ key, name }) => <Chip key={key}>{inLanguage(name, language)}</Chip>);
  return (
    <article className={css.one}>
      <h2 className={css.name}>
        {inLanguage(definition.name, language)}
        <span className={css.dim}>{t('pipeline.note', { version, day: dayText(publishedAt) })}</span>
      </h2>
      <Section title={`${t('stages')} · ${t('automations')}`}>
        <ol className={css.stages}>
          {definition.stages.map((stage) => (
            <li key={stage.key} style={{ borderLeftColor: stage.color }}>
              <div className={css.stage}>
                <b>{inLanguage(stage.name, language)}</b>
                <span className={css.dim}>
                  {[
                    t(`kind.${stage.kind}`),
                    stage.kind === 'open' && t('stage.probability', { percent: stage.probability }),
                    stage.rotsAfterDays && t('stage.rots', { days: stage.rotsAfterDays }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </div>
              <Sentences
                automations={definition.automations.filter(({ stages }) => stages?.includes(stage.key))}
                definition={definition}
              />
            </li>
          ))}
          {anywhere.length > 0 && (
            <li>
              <div className={css.stage}>
                <b>{t('automations.any')}</b>
              </div>
              <Sentences automations={anywhere} definition={definition} />
            </li>
          )}
        </ol>
      </Section>
      <Section title={t('rules')}>
        <p>
          {t('rule.tasks', {
            minutes: definition.tasks.remindBeforeMinutes,
            steps: ladderText(ladderOf(definition.tasks), language),
          })}
        </p>
        <p>
          {t('rule.invoices', {
            days: definition.invoices.dueDays,
            before: definition.invoices.remindBeforeHours,
            after: definition.invoices.remindAfterHours,
          })}
        </p>
        <dl className={css.lists}>
          <dt>{t('outcomes')}</dt>
          <dd>{names(definition.outcomes)}</dd>
          <dt>{t('lossReasons')}</dt>
          <dd>{names(definition.lossReasons)}</dd>
          <dt>{t('fields')}</dt>
          <dd>{names(definition.fields)}</dd>
          <dt>{t('taskTypes')}</dt>
          <dd>{names(definition.tasks.types)}</dd>
        </dl>
      </Section>
    </article>
  );
};

const Sentences = ({ automations, definition }: { automations: Automation[]; definition: Pipeline['definition'] }) => {
  const { language } = useWords('pipeline/list');
  const templateName = useTemplateName();
  if (automations.length === 0) return null;
  return (
    <ul className={css.automations}>
      {automations.map((automation) => (
        <li key={automation.key}>
          <IconBolt size={14} />
          <span>
            <b>{inLanguage(automation.name, language)}.</b>{' '}
            {automationSentence(automation, definition, language, (key) => templateName({ key }))}
          </span>
        </li>
      ))}
    </ul>
  );
};
