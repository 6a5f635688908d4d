import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { IconFileInvoice, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { Event } from '../../workflows/event/event.schema.ts';
import type { Invoice } from '../../workflows/invoice/invoice.schema.ts';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import type { Task } from '../../workflows/task/task.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { get, queryKeys, type Page } from '../api.ts';
import { aboutText } from '../board/leads.ts';
import { move, whyNotTo } from '../board/move.ts';
import { Button } from '../kit/Button.tsx';
import { Header } from '../kit/Header.tsx';
import { useKeys } from '../kit/keys.ts';
import { PageProblem } from '../kit/Problem.tsx';
import { refusalText } from '../kit/problem.ts';
import { ageText } from '../kit/time.ts';
import { PageSkeleton } from '../kit/Skeleton.tsx';
import { useNow } from '../kit/Time.tsx';
import { stageOf, usePipeline } from '../pipelines.ts';
import { useWords } from '../words.ts';
import { Composer } from './Composer.tsx';
import { Facts } from './Facts.tsx';
import { Invoices } from './Invoices.tsx';
import { OutcomeButtons } from './OutcomeButtons.tsx';
import { ProcessCard } from './ProcessCard.tsx';
import { Tasks } from './Tasks.tsx';
import { Timeline } from './Timeline.tsx';
import css from './Lead.module.css';

const LossReason = lazy(async () => ({ default: (await import('../board/LossReason.tsx')).LossReason }));
const NewInvoice = lazy(async () => ({ default: (await import('./NewInvoice.tsx')).NewInvoice }));
const NewTaskPanel = lazy(async () => ({ default: (await import('../today/NewTask.tsx')).NewTaskPanel }));

export const LeadPage = () => {
  const { id = '' } = useParams({ strict: false });
  const lead = useQuery({ queryKey: queryKeys.lead(id), queryFn: ({ signal }) => get<Lead>(`/leads/${id}`, { signal }) });
  const pipeline = usePipeline(lead.data?.pipeline);
  if (lead.error) return <PageProblem error={lead.error} again={() => void lead.refetch()} />;
  if (!lead.data || !pipeline) return <PageSkeleton />;
  return <LeadScreen lead={lead.data} pipeline={pipeline} />;
};

const LeadScreen = ({ lead, pipeline }: { lead: Lead; pipeline: Pipeline }) => {
  const { t, language } = useWords('lead');
  const [panel, setPanel] = useState<'task' | 'invoice'>();
  const [losing, setLosing] = useState<string>();
  const tasks = useSuspenseQuery({ queryKey: queryKeys.tasks({ lead: lead.id }), queryFn: ({ signal }) => get<Page<Task>>('/tasks', { query: { lead: lead.id }, signal }) }).data.items;
  const invoices = useSuspenseQuery({ queryKey: queryKeys.invoices(lead.id), queryFn: ({ signal }) => get<Page<Invoice>>(`/leads/${lead.id}/invoices`, { signal }) }).data.items;
  const open = tasks.filter(({ state }) => state === 'open');
  const closed = lead.closedAt !== null;
  useKeys([
    { keys: 't', does: t('task.add'), run: () => setPanel('task') },
    { keys: 'i', does: t('invoice.add'), run: () => setPanel('invoice') },
  ]);
  const go = (stage: string) => (stageOf(pipeline, stage)?.kind === 'lost' ? setLosing(stage) : void move(lead, pipeline, stage));
  return (
    <>
      <Header
        title={lead.name}
        note={[aboutText(lead, pipeline.definition, language), `№ ${lead.number}`].filter(Boolean).join(' · ')}
        action={
          <>
            <Button icon={<IconFileInvoice size={16} />} keys="i" folds why={closed ? t('closed') : undefined} onClick={() => setPanel('invoice')}>
              {t('invoice.add')}
            </Button>
            <Button icon={<IconPlus size={16} />} keys="t" folds why={closed ? t('closed') : undefined} onClick={() => setPanel('task')}>
              {t('task.add')}
            </Button>
          </>
        }
      />
      <Stages lead={lead} pipeline={pipeline} onGo={go} />
      <main className={css.columns}>
        <Facts lead={lead} pipeline={pipeline} />
        <div className={css.story}>
          <Timeline lead={lead} />
          <Composer lead={lead} onTask={() => setPanel('task')} />
        </div>
        <div className={css.stack}>
          <ProcessCard lead={lead} />
          {!closed && <OutcomeButtons lead={lead} pipeline={pipeline} task={open[0]} onLose={setLosing} />}
          <Tasks tasks={open} ahead={lead.clockOffset} onAdd={closed ? undefined : () => setPanel('task')} />
          <Invoices invoices={invoices} ahead={lead.clockOffset} />
        </div>
      </main>
      <Suspense>
        {panel === 'task' && <NewTaskPanel lead={lead} onClose={() => setPanel(undefined)} />}
        {panel === 'invoice' && <NewInvoice lead={lead} pipeline={pipeline} onClose={() => setPanel(undefined)} />}
        {losing && (
          <LossReason
            pipeline={pipeline}
            name={lead.name}
            onClose={() => setLosing(undefined)}
            onChoose={(reason) => {
              setLosing(undefined);
              void move(lead, pipeline, losing, reason);
            }}
          />
        )}
      </Suspense>
    </>
  );
};

/** The stages in order; a click moves the lead, a refusal says why before it. */
const Stages = ({ lead, pipeline, onGo }: { lead: Lead; pipeline: Pipeline; onGo: (stage: string) => void }) => {
  const { t, language } = useWords('lead');
  const now = useNow() + lead.clockOffset;
  const story = useQuery<Page<Event>>({ queryKey: queryKeys.events(lead.id), queryFn: ({ signal }) => get<Page<Event>>(`/leads/${lead.id}/events`, { query: { limit: 200 }, signal }) });
  const left = new Set((story.data?.items ?? []).filter(({ type }) => type === 'lead.moved').map(({ data }) => String(data['from'])));
  return (
    <nav className={css.stages} aria-label={t('stages')}>
      {pipeline.definition.stages.map((stage) => {
        const refusal = whyNotTo(lead, pipeline, stage.key);
        const on = stage.key === lead.stage;
        const why = refusal && !on ? refusalText(refusal) : undefined;
        return (
          <button
            key={stage.key}
            type="button"
            className={css.stage}
            style={{ '--c': stage.color } as React.CSSProperties}
            data-on={on || undefined}
            data-done={left.has(stage.key) || undefined}
            aria-current={on ? 'step' : undefined}
            aria-disabled={on || Boolean(why) || undefined}
            data-hint={why}
            onClick={() => !on && !why && onGo(stage.key)}
          >
            <span>{inLanguage(stage.name, language)}</span>
            {on && <i>{ageText(lead.stageEnteredAt, now)}</i>}
          </button>
        );
      })}
    </nav>
  );
};
