import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { IconFileInvoice, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../workflows/pipeline/pipeline.schema.ts';
import { refuse } from '../../workflows/refusal.ts';
import { isProblem } from '../ask/problem.ts';
import { useGoing } from './board/going.tsx';
import { aboutText } from './board/leads.ts';
import { valueText } from '../field/value-text.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Header } from '../kit/Header.tsx';
import { useKeys } from '../kit/keys.ts';
import { refusalText } from '../kit/problem.ts';
import { PageProblem } from '../kit/Problem.tsx';
import { PageSkeleton } from '../kit/Skeleton.tsx';
import { ToastPlace } from '../kit/toast.tsx';
import { leadTasksQuery } from '../task/task-query.ts';
import { Past, usePast, usePastWhy } from './story/past.ts';
import { Holding } from '../undo/Holding.tsx';
import { Here } from '../user/Here.tsx';
import { loadWords, useWords } from '../words.ts';
import { CallbacksOf } from '../callback/CallbacksOf.tsx';
import { Checklist } from './Checklist.tsx';
import { Composer } from './story/Composer.tsx';
import { Facts } from './Facts.tsx';
import { Phone } from '../contact/Phone.tsx';
import { Files } from '../file/Files.tsx';
import { wasGivenAway } from './given-away.ts';
import { GivenAway } from './GivenAway.tsx';
import { Invoices } from './Invoices.tsx';
import { invoicesQuery, leadQuery } from './lead-query.ts';
import { useNarrow } from '../kit/narrow.ts';
import { OutcomeButtons } from './OutcomeButtons.tsx';
import { Path } from './process/Path.tsx';
import { ProcessCard } from './process/ProcessCard.tsx';
import { JoinedTo } from './JoinedTo.tsx';
import { Stages } from './Stages.tsx';
import { Tasks } from './Tasks.tsx';
import { Timeline } from './story/Timeline.tsx';
import { Way } from './Way.tsx';
import { useVersionOf } from './version.ts';
import { WriteTo } from './WriteTo.tsx';
import css from './Lead.module.css';

const NewInvoice = lazy(async () => ({ default: (await import('./NewInvoice.tsx')).NewInvoice }));
const TaskPanel = lazy(async () => {
  const [{ TaskPanel: panel }] = await Promise.all([import('../task/TaskPanel.tsx'), loadWords('task')]);
  return { default: panel };
});
const NewTaskPanel = lazy(async () => ({ default: (await import('../task/NewTask.tsx')).NewTaskPanel }));
const PastLead = lazy(async () => ({ default: (await import('./story/PastLead.tsx')).PastLead }));

/** On a phone the three columns are tabs. */
const tabs = ['story', 'process', 'facts'] as const;
type Tab = (typeof tabs)[number];

export const LeadPage = () => {
  const { id = '' } = useParams({ strict: false });
  const { at } = useSearch({ strict: false });
  const lead = useQuery(leadQuery(id));
  const pipeline = useVersionOf(lead.data);
  const gone = isProblem(lead.error, 'NotFound');
  const isGiven = gone && lead.data !== undefined && wasGivenAway(id);
  if (lead.error && (!lead.data || (gone && !isGiven)))
    return <PageProblem error={lead.error} again={() => void lead.refetch()} />;
  if (!lead.data || !pipeline) return <PageSkeleton />;
  if (isGiven)
    return (
      <Past value="given.readOnly">
        <GivenAway lead={lead.data} />
        <LeadScreen lead={lead.data} pipeline={pipeline} />
      </Past>
    );
  if (at === undefined) return <LeadScreen lead={lead.data} pipeline={pipeline} />;
  return (
    <Suspense fallback={<PageSkeleton />}>
      <PastLead lead={lead.data} at={at}>
        {(then, version) => <LeadScreen lead={then} pipeline={version} />}
      </PastLead>
    </Suspense>
  );
};

const LeadScreen = ({ lead, pipeline }: { lead: Lead; pipeline: Pipeline }) => {
  const { t, language } = useWords('lead');
  const past = usePast();
  const pastWhy = usePastWhy();
  const [panel, setPanel] = useState<'task' | 'invoice'>();
  const [openTask, setOpenTask] = useState<string>();
  const isPhone = useNarrow(860);
  const [tab, setTab] = useState<Tab>('story');
  useEffect(() => void (document.title = `${lead.name} · Voronka`), [lead.name]);
  const tasks = useSuspenseQuery(leadTasksQuery(lead.id)).data.items;
  const invoices = useSuspenseQuery(invoicesQuery(lead.id)).data.items;
  const open = tasks.filter(({ state }) => state === 'open');
  const joined = lead.joinedTo ? refusalText(refuse('LeadJoined')) : undefined;
  const why = past ? t(pastWhy) : (joined ?? (lead.closedAt !== null ? t('closed') : undefined));
  // an outcome moves the lead whose task it ends: one that is joined to this one stands still
  const own = open.find(({ leadId }) => leadId === lead.id);
  const phone = (lead.contacts.find(({ main }) => main) ?? lead.contacts[0])?.phones[0];
  const { go, end, dialogs } = useGoing(pipeline);
  useKeys([
    { keys: 't', does: t('task.add'), run: () => !why && setPanel('task') },
    { keys: 'i', does: t('invoice.add'), run: () => !why && setPanel('invoice') },
  ]);
  const outcomes = !why && (
    <OutcomeButtons lead={lead} pipeline={pipeline} task={own} go={go} end={end} asRow={isPhone} />
  );
  return (
    <>
      <Header
        back={<Way id={lead.id} pipeline={lead.pipeline} />}
        title={lead.name}
        note={[
          aboutText(lead, pipeline.definition, (field, value) => valueText(field, value, language)),
          t('kit:number', { number: lead.number }),
        ]
          .filter(Boolean)
          .join(' · ')}
        action={
          <>
            {!past && <Here noun="lead" id={lead.id} />}
            {isPhone && phone && <Phone phone={phone} leadId={lead.id} short={t('call')} />}
            {!past && <WriteTo leadId={lead.id} />}
            <Button icon={<IconFileInvoice size={16} />} keys="i" folds why={why} onClick={() => setPanel('invoice')}>
              {t('invoice.add')}
            </Button>
            <Button icon={<IconPlus size={16} />} keys="t" folds why={why} onClick={() => setPanel('task')}>
              {t('task.add')}
            </Button>
          </>
        }
      />
      <Stages lead={lead} pipeline={pipeline} onGo={(stage, filling) => go(lead, stage, filling)} />
      <JoinedTo lead={lead} />
      {!past && <Holding leadId={lead.id} />}
      <nav className={css.tabs} aria-label={lead.name}>
        {tabs.map((one) => (
          <Chip key={one} on={one === tab} onClick={() => setTab(one)}>
            {t(`tab.${one}`)}
          </Chip>
        ))}
      </nav>
      <main className={css.columns} data-tab={tab}>
        <div className={css.stack} data-part="facts">
          <Facts lead={lead} pipeline={pipeline} />
          {!past && <Files record={{ noun: 'lead', id: lead.id }} />}
        </div>
        <div className={css.story} data-part="story">
          <Timeline lead={lead} pipeline={pipeline} />
          {isPhone && outcomes}
          <ToastPlace />
          {!past && <Composer lead={lead} onTask={() => setPanel('task')} />}
        </div>
        <div className={css.stack} data-part="process">
          <ProcessCard lead={lead} pipeline={pipeline} />
          {!isPhone && outcomes}
          <Checklist lead={lead} pipeline={pipeline} />
          <Tasks
            tasks={open}
            leadId={lead.id}
            pipeline={pipeline}
            clockOffset={lead.clockOffset}
            onAdd={why ? undefined : () => setPanel('task')}
            onDone={(task) => end(lead, { task, result: '' })}
            onOpen={({ id }) => setOpenTask(id)}
          />
          {!past && <CallbacksOf leadId={lead.id} why={why} />}
          <Path lead={lead} pipeline={pipeline} />
          <Invoices invoices={invoices} amount={lead.amount} clockOffset={lead.clockOffset} />
        </div>
      </main>
      <Suspense>
        {openTask && <TaskPanel id={openTask} onClose={() => setOpenTask(undefined)} />}
        {panel === 'task' && <NewTaskPanel lead={lead} onClose={() => setPanel(undefined)} />}
        {panel === 'invoice' && <NewInvoice lead={lead} pipeline={pipeline} onClose={() => setPanel(undefined)} />}
      </Suspense>
      {dialogs}
    </>
  );
};
