import { Link } from '@tanstack/react-router';
import { IconAlertTriangle, IconBolt, IconCheck } from '@tabler/icons-react';
import type { MassPreview } from '../../workflows/mass-change/mass-change.schema.ts';
import type { Words } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { useWords } from '../words.ts';
import type { MassNoun } from './mass-change.ts';
import css from './MassChange.module.css';

type Props = { noun: MassNoun; preview: MassPreview; isStale: boolean };

/** How many would change, which would not and why, and what automations would do at once. */
export const MassForesight = ({ noun, preview, isStale }: Props) => {
  const { t, language } = useWords('mass-change');
  return (
    <div className={css.foresight} data-stale={isStale || undefined} aria-live="polite">
      <p data-tone="green">
        <IconCheck size={16} /> {t('will', { count: preview.changed, of: preview.total })}
      </p>
      {preview.refused.map(({ code, detail, count, leads }) => (
        <details key={code} data-tone="amber">
          <summary>
            <IconAlertTriangle size={16} />
            <span>{detail}</span> <b>{count}</b>
          </summary>
          <ul>
            {leads.map(({ id, name }) => (
              <li key={id}>
                <Link to={noun === 'ticket' ? '/tickets/$id' : '/leads/$id'} params={{ id }}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      ))}
      {preview.firing > 0 && (
        <details data-tone="violet">
          <summary>
            <IconBolt size={16} />
            <span>{t('fires', { context: noun })}</span> <b>{preview.firing}</b>
          </summary>
          <ul>
            {preview.fires.map(({ automation, name, count }) => (
              <li key={automation}>
                {inLanguage(name as Words, language)} <span className={css.dim}>{count}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
};
