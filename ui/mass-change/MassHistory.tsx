import { useQuery } from '@tanstack/react-query';
import type { MassChange } from '../../workflows/mass-change/mass-change.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { priorityWords, ticketValueWords } from '../../workflows/ticket/column.words.ts';
import type { TicketMassOrder } from '../../workflows/ticket/ticket-mass.schema.ts';
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
import { useOpenGroups } from '../work/groups.ts';
import { isOf, massChangesQuery, type MassNoun } from './mass-change.ts';
import css from './MassChange.module.css';
import { Orders } from './MassProgress.tsx';

/** The last changes of many: what, by whom, how many, why some were left; each can be taken back. */
export const MassHistory = ({ noun, pipeline, onClose }: Of & { noun: MassNoun; onClose: () => void }) => {
  const { t } = useWords('mass-change');
  const query = useQuery(massChangesQuery);
  const those = query.data?.items.filter((one) => isOf(noun, one));
  return (
    <Panel title={t('history')} onClose={onClose}>
      {query.error && <Problem error={query.error} again={() => void query.refetch()} />}
      {query.isPending && <Skeleton rows={4} height={64} />}
      {those?.length === 0 && (
        <Empty title={t('history.none', { context: noun })} text={t('history.none.text', { context: noun })} />
      )}
      <p className={css.dim}>{t('history.note')}</p>
      <ul className={css.past}>
        {those?.map((change) => (
          <Past key={change.id} change={change} pipeline={pipeline} />
        ))}
      </ul>
    </Panel>
  );
};

type Of = { pipeline: Pipeline | undefined };

const Past = ({ change, pipeline }: Of & { change: MassChange }) => {
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
        <Time at={change.createdAt} /> ·{' '}
        {t('leads', { count: change.counts.total, context: change.order.do === 'act' ? change.order.noun : 'lead' })}
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
const useOrderText = ({ order: given }: MassChange, pipeline: Pipeline | undefined): string => {
  const { t, language } = useWords('mass-change');
  const users = useUsers();
  const groups = useOpenGroups();
  const order = given.do === 'act' ? (given.action as TicketMassOrder) : given;
  switch (order.do) {
    case 'move':
    case 'ticket.move': {
      const stage = stageOf(pipeline, order.stage);
      return t('what.move', { stage: stage ? inLanguage(stage.name, language) : order.stage });
    }
    case 'assign':
      return t('what.assign', { name: users.find(({ id }) => id === order.userId)?.name ?? '?' });
    case 'assign_by_rule':
      return t('what.rule');
    case 'ticket.assign': {
      const group = groups.find(({ id }) => id === order.group);
      if (group) return t('what.group', { name: inLanguage(group.name, language) });
      return order.to ? t('what.assign', { name: users.find(({ id }) => id === order.to)?.name ?? '?' }) : t('toQueue');
    }
    case 'ticket.change':
      return `${inLanguage(ticketValueWords.priority, language)}: ${inLanguage(priorityWords[order.priority], language)}`;
    case 'tag':
    case 'ticket.tag':
      return [...order.add.map((tag) => `+${tag}`), ...order.remove.map((tag) => `−${tag}`)].join(', ');
  }
};
