import { useQuery } from '@tanstack/react-query';
import type { MassChange } from '../../workflows/mass-change/mass-change.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { RefusalCode } from '../../workflows/refusals.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Chip } from '../kit/Chip.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Problem } from '../kit/Problem.tsx';
import { refusalText } from '../kit/problem.ts';
import { Skeleton } from '../kit/Skeleton.tsx';
import { Time } from '../kit/Time.tsx';
import { stageOf } from '../pipeline/pipelines.ts';
import { useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { massChangesQuery } from './mass-change.ts';
import css from './MassChange.module.css';
import { Orders } from './MassProgress.tsx';

/** The last changes of many leads: what, by whom, how many, why some were left; each can be taken back. */
export const MassHistory = ({ pipeline, onClose }: { pipeline: Pipeline; onClose: () => void }) => {
  const { t } = useWords('mass-change');
  const query = useQuery(massChangesQuery);
  return (
    <Panel title={t('history')} onClose={onClose}>
      {query.error && <Problem error={query.error} again={() => void query.refetch()} />}
      {query.isPending && <Skeleton rows={4} height={64} />}
      {query.data?.items.length === 0 && <Empty title={t('history.none')} text={t('history.none.text')} />}
      <p className={css.dim}>{t('history.note')}</p>
      <ul className={css.past}>
        {query.data?.items.map((change) => (
          <Past key={change.id} change={change} pipeline={pipeline} />
        ))}
      </ul>
    </Panel>
  );
};

const Past = ({ change, pipeline }: { change: MassChange; pipeline: Pipeline }) => {
  const { t } = useWords('mass-change');
  const text = useOrderText(change, pipeline);
  return (
    <li>
      <div className={css.line}>
        <b>{text}</b>
        <Chip tone={change.state === 'done' ? 'green' : 'dim'}>{t(`state.${change.state}`)}</Chip>
      </div>
      <div className={css.dim}>
        {change.createdBy?.name && `${change.createdBy.name} · `}
        <Time at={change.createdAt} /> · {t('leads', { count: change.counts.total })}
      </div>
      {change.refused.map(({ code, count }) => (
        <div key={code} className={css.refused}>
          {count} · {refusalText({ refusal: code as RefusalCode })}
        </div>
      ))}
      <div className={css.line}>
        <Orders change={change} />
      </div>
    </li>
  );
};

/** What was done, in a few words. */
const useOrderText = ({ order }: MassChange, pipeline: Pipeline): string => {
  const { t, language } = useWords('mass-change');
  const users = useUsers();
  switch (order.do) {
    case 'move': {
      const stage = stageOf(pipeline, order.stage);
      return t('what.move', { stage: stage ? inLanguage(stage.name, language) : order.stage });
    }
    case 'assign':
      return t('what.assign', { name: users.find(({ id }) => id === order.userId)?.name ?? '?' });
    case 'assign_by_rule':
      return t('what.rule');
    case 'tag':
      return [...order.add.map((tag) => `+${tag}`), ...order.remove.map((tag) => `−${tag}`)].join(', ');
  }
};
