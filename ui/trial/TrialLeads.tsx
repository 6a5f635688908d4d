import { useInfiniteQuery } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import type { TrialWhole } from '../../workflows/trial/trial.schema.ts';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { exactText, shortMoment } from '../kit/time.ts';
import { useEditing, useNounWords } from '../pipeline/editing.ts';
import { groupText } from './group.ts';
import { LeadStories } from './LeadStories.tsx';
import { nameIn } from './story.ts';
import { trialLeadsQuery } from './trial.ts';
import css from './Trial.module.css';

/** The leads behind a number; one of them opens with both its stories. */
export const TrialLeads = ({
  trial,
  groups,
  lead,
  onOpen,
  onClose,
}: {
  trial: TrialWhole;
  groups: string[];
  lead: string | undefined;
  onOpen: (lead: string | undefined) => void;
  onClose: () => void;
}) => {
  const { t, language } = useNounWords('trial');
  const { draft } = useEditing();
  const query = useInfiniteQuery(trialLeadsQuery(trial.id, groups));
  const leads = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const stages = [...trial.definition.stages, ...(draft.published?.definition.stages ?? [])];
  return (
    <Panel
      wide
      title={groups.map((group) => groupText(group, trial, language, t)).join(' · ') || t('tile.leads')}
      onClose={onClose}
    >
      {lead ? (
        <>
          <Button look="quiet" icon={<IconArrowLeft size={16} />} onClick={() => onOpen(undefined)}>
            {t('toLeads')}
          </Button>
          <LeadStories trial={trial} lead={lead} />
        </>
      ) : query.isPending ? (
        <Skeleton rows={8} />
      ) : query.error ? (
        <Problem error={query.error} again={() => void query.refetch()} />
      ) : (
        <>
          <ul className={css.leads}>
            {leads.map((one) => (
              <li key={one.id}>
                <button type="button" onClick={() => onOpen(one.id)}>
                  <b>{one.name}</b>
                  {one.number !== null && <span className={css.dim}>№ {one.number}</span>}
                  <span className={css.dim}>{nameIn(stages, one.stage, language)}</span>
                  <span className={css.space} />
                  {one.first && <span data-hint={exactText(one.first)}>{shortMoment(one.first)}</span>}
                  <span className={css.steps}>
                    {trial.kind === 'backtest' ? `${one.before} → ${one.after}` : t('steps', { count: one.after })}
                  </span>
                </button>
              </li>
            ))}
            {leads.length === 0 && <li className={css.dim}>{t('leads.none')}</li>}
          </ul>
          {query.hasNextPage && (
            <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
        </>
      )}
    </Panel>
  );
};
