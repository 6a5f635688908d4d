import type { Merged } from '../../workflows/contact/contact.schema.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { toastProblem } from '../kit/toast.tsx';
import { useWords } from '../words.ts';
import css from './Card.module.css';
import { part } from './MergePanel.tsx';

/** The records that were merged into this one; each may be parted again. */
export const MergedList = ({
  merged,
  why,
  refresh,
}: {
  merged: Merged[];
  why?: string | undefined;
  refresh: () => void;
}) => {
  const { t } = useWords('contact');
  if (merged.length === 0) return null;
  return (
    <Section title={t('merged')}>
      <div className={css.rows}>
        {merged.map(({ id, name, at }) => (
          <div key={id} className={css.row}>
            {name}
            <span className={css.dim}>
              <Time at={at} />
            </span>
            <Button
              look="quiet"
              why={why}
              label={t('merge.part', { name })}
              onClick={() => void part(id, refresh).catch(toastProblem)}
            >
              {t('client.part')}
            </Button>
          </div>
        ))}
      </div>
    </Section>
  );
};
