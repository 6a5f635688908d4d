import type { Decision } from '../../workflows/lead/lead.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import { Section } from '../kit/Section.tsx';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './Lead.module.css';
import { useStory } from './story.ts';

/** A limit that nobody reaches says nothing. */
const NO_LIMIT = 1000;

/** The decision that was kept with the last assignment. */
export const Why = ({ lead }: { lead: Lead }) => {
  const { t } = useWords('lead');
  const users = useUsers();
  const event = useStory(lead.id).data?.items.findLast(({ type }) => type === 'lead.assigned');
  const decision = event?.data['decision'] as Decision | undefined;
  if (!decision) return null;
  const chosen = users.find(({ id }) => id === decision.chosen)?.name ?? t('nobody');
  return (
    <Section title={t('why', { name: chosen })}>
      <p className={css.dim}>{t(`why.${decision.why}`)}</p>
      <ul className={css.candidates}>
        {decision.candidates.map(({ id, name, load, limit, reason }) => (
          <li key={id} data-chosen={id === decision.chosen || undefined}>
            <span>{name}</span>
            <span>
              {limit < NO_LIMIT ? t('why.load', { load, limit }) : load}
              {reason ? ` · ${t(`why.${reason}`)}` : ''}
            </span>
          </li>
        ))}
      </ul>
      {event?.cause && (
        <p className={css.dim}>{t('why.rule', { rule: t(`rule.${decision.rule}`), version: event.cause.version })}</p>
      )}
    </Section>
  );
};
