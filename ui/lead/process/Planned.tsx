import { useQuery } from '@tanstack/react-query';
import { IconBolt } from '@tabler/icons-react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { shortText } from '../../kit/time.ts';
import { useNow } from '../../kit/Time.tsx';
import { useWords } from '../../words.ts';
import css from './Process.module.css';
import { processQuery } from './lead-process.ts';

/** What the process has planned by a date field; it follows when the date changes. */
export const Planned = ({ lead, pipeline, field }: { lead: Lead; pipeline: Pipeline; field: string }) => {
  const { t, language } = useWords('lead');
  const now = useNow() + lead.clockOffset;
  const waits = useQuery(processQuery(lead.id)).data?.waitsFor ?? lead.process.waitsFor;
  const planned = pipeline.definition.automations.flatMap(({ key, name, when }) => {
    if (when.on !== 'date.reached' || when.field !== `fields.${field}`) return [];
    const until = waits.find(({ what, id }) => what === 'automation' && id === key)?.until;
    return until ? [{ key, name: inLanguage(name, language), until }] : [];
  });
  return planned.map(({ key, name, until }) => (
    <span key={key} className={css.planned}>
      <IconBolt size={12} aria-hidden /> {t('planned', { name, when: shortText(until, now) })}
    </span>
  ));
};
