import { Link } from '@tanstack/react-router';
import type { TodayLead } from '../../workflows/task/today.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Phone } from '../contact/Phone.tsx';
import { Time } from '../kit/Time.tsx';
import { stageOf, usePipelines } from '../pipeline/pipelines.ts';
import { useWords } from '../words.ts';
import css from './TaskRow.module.css';
import today from './Today.module.css';

/** Leads that wait for me though no task says so. */
export const TodayLeads = ({ name, leads }: { name: 'fresh' | 'waiting'; leads: TodayLead[] }) => {
  const { t, language } = useWords('task');
  const pipelines = usePipelines();
  if (leads.length === 0) return null;
  return (
    <section className={today.group} aria-labelledby={`group-${name}`}>
      <h2 id={`group-${name}`} className={today.name} data-tone="dim">
        {t(`group.${name}`)} <span className={today.count}>{leads.length}</span>
      </h2>
      <ul className={today.list}>
        {leads.map((lead) => {
          const stage = stageOf(
            pipelines.find(({ key }) => key === lead.pipeline),
            lead.stage,
          );
          return (
            <li key={lead.id} className={css.task}>
              <div className={css.row} data-wide>
                <span className={css.lead}>
                  {stage && <span className={css.dot} style={{ background: stage.color }} aria-hidden />}
                  <Link to="/leads/$id" params={{ id: lead.id }} className={css.name}>
                    {lead.name}
                  </Link>
                  {stage && <span className={css.stage}>{inLanguage(stage.name, language)}</span>}
                </span>
                <span className={css.why}>{t(`why.${lead.why}`)}</span>
                {lead.phone && <Phone phone={lead.phone} leadId={lead.id} />}
                <span className={css.due}>
                  <Time at={lead.until ?? lead.since} />
                </span>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
};
