import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { isEvent } from '../../workflows/event/catalogue.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { useFormName } from '../form/form-name.ts';
import { Section } from '../kit/Section.tsx';
import { exactText } from '../kit/time.ts';
import { Time } from '../kit/Time.tsx';
import { usePipelines } from '../pipeline/pipelines.ts';
import { useWords } from '../words.ts';
import css from './Lead.module.css';
import { sourceKeys } from './source-keys.ts';
import { useStory } from './story/lead-story.ts';

/** Where the lead came from, and whether the client agreed to hear from us. */
export const Origin = ({ lead }: { lead: Lead }) => {
  const { t, language } = useWords('lead');
  const formName = useFormName();
  const pipelines = usePipelines();
  const created = useStory(lead.id).data?.items.find((event) => isEvent(event, 'lead.created'));
  const consent = created?.data.consent;
  const pipelineName = (key: string) => {
    const pipeline = pipelines.find((one) => one.key === key);
    return pipeline ? inLanguage(pipeline.definition.name, language) : key;
  };
  return (
    <Section title={t('source')}>
      <dl className={css.pairs}>
        {Object.entries(lead.source).map(([key, value]) => (
          <Pair key={key} name={sourceKeys.includes(key) ? t(`source.${key}`) : key}>
            {key === 'form' ? formName(value) : key === 'demo' ? pipelineName(value) : value}
          </Pair>
        ))}
        <Pair name={t('created')}>
          <Time at={lead.createdAt} as="exact" />
        </Pair>
        {created && (created.data.form || consent !== undefined) && (
          <Pair name={t('consent')}>
            {consent ? (
              <span className={css.green}>
                <IconCheck size={14} /> {t('consent.given', { when: exactText(created.at) })}
              </span>
            ) : (
              t('consent.none')
            )}
          </Pair>
        )}
      </dl>
    </Section>
  );
};

export const Pair = ({ name, children }: { name: string; children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
);
