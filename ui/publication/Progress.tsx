import { IconArrowBackUp, IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import type { BulkRunOrder } from '../../workflows/process/bulk-run.ts';
import type { Publication } from '../../workflows/publication/publication.schema.ts';
import { Button } from '../kit/Button.tsx';
import { numberText } from '../kit/number.ts';
import { Section } from '../kit/Section.tsx';
import { Gone } from '../undo/Gone.tsx';
import { useSaid } from './said.ts';
import { Next } from './Next.tsx';
import { progressOf, useSteering } from './publications.ts';
import css from './Publish.module.css';

/** A publication on its way: how far, and the hand brake. */
export const Progress = ({ publication }: { publication: Publication }) => {
  const { t, language } = useSaid();
  const steering = useSteering(publication);
  const { state, version, counts } = publication;
  const { done, of } = progressOf(publication);
  const button = (order: BulkRunOrder, icon: React.ReactNode, look?: 'danger') => (
    <Button
      look={look ?? 'plain'}
      icon={icon}
      busy={steering.wish === order}
      onClick={() => void steering.write(order)}
    >
      {t(`order.${order}`)}
    </Button>
  );
  return (
    <Section
      title={t(state === 'undoing' ? 'progress.title.undoing' : 'progress.title', { version })}
      aside={t(`state.${state}`)}
    >
      <div className={css.stack}>
        <div className={css.progress}>
          <progress value={done} max={Math.max(1, of)} aria-label={t(`state.${state}`)} />
          <b>{t('progress.of', { done: numberText(done, language), of: numberText(of, language) })}</b>
        </div>
        <p className={css.dim} aria-live="polite">
          {state === 'undoing'
            ? t('progress.undoing', { undone: counts.undone, kept: counts.kept })
            : t('progress.counts', { moved: counts.move + counts.map, blocked: counts.blocked })}
        </p>
        <div className={css.actions}>
          {state === 'running' && button('pause', <IconPlayerPause size={16} />)}
          {state === 'paused' && button('resume', <IconPlayerPlay size={16} />)}
          {(state === 'running' || state === 'paused') && button('stop', <IconPlayerStop size={16} />)}
          {state !== 'undoing' && <Gone of="publications" id={publication.id} />}
          {state !== 'undoing' && button('undo', <IconArrowBackUp size={16} />, 'danger')}
        </div>
        <p className={css.dim}>{t('progress.leave')}</p>
        <Next pipeline={publication.pipeline} />
      </div>
    </Section>
  );
};
