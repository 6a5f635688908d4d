import { IconAlertTriangle, IconCheckbox, IconClock, IconFileInvoice, IconHourglass } from '@tabler/icons-react';
import { useState } from 'react';
import { instructionAt, programOf } from '../../workflows/automation/program.ts';
import { stepSentence } from '../../workflows/automation/automation-sentence.ts';
import type { Simulation } from '../../workflows/automation/simulate.ts';
import type { TaskState } from '../../workflows/task/state.ts';
import type { PipelineDefinition } from '../../workflows/pipeline/pipeline.schema.ts';
import { moneyText } from '../../workflows/money/money.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Button } from '../kit/Button.tsx';
import { Section } from '../kit/Section.tsx';
import { exactText, relativeText } from '../kit/time.ts';
import { useEditing } from '../pipeline/editing.ts';
import { useWords } from '../words.ts';
import css from './OneLead.module.css';
import { nameIn } from './story.ts';
import type { Click } from './simulation.ts';

type Props = { lead: Simulation; definition: PipelineDefinition; click: (click: Click) => void };

/** Where the lead stands now: stage, what is open, what it waits for. */
export const Beside = ({ lead, definition, click }: Props) => {
  const { t, language } = useWords('trial');
  const stage = definition.stages.find(({ key }) => key === lead.facts.stage);
  const tasks = lead.tasks.filter(({ state }) => state === 'open');
  const invoices = lead.invoices.filter(({ state }) => state === 'sent');
  const now = Date.parse(lead.now);
  const fields = factLines(lead, definition, language);
  return (
    <aside className={css.beside} aria-label={t('now')}>
      <Section title={t('now')} aside={exactText(lead.now)}>
        <p className={css.stage}>
          <i style={{ background: stage?.color }} />
          {stage ? inLanguage(stage.name, language) : lead.facts.stage}
        </p>
        {fields.length > 0 && (
          <dl className={css.facts}>
            {fields.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
      </Section>
      <Section title={t('tasks')} aside={tasks.length || undefined}>
        {tasks.length === 0 && <p className={css.dim}>{t('tasks.none')}</p>}
        {tasks.map((task) => (
          <Task key={task.id} task={task} now={now} definition={definition} click={click} />
        ))}
      </Section>
      {invoices.length > 0 && (
        <Section title={t('invoices')}>
          {invoices.map(({ id, amount, currency, dueAt, overdue }) => (
            <div key={id} className={css.duty} data-overdue={overdue || undefined}>
              <IconFileInvoice size={16} aria-hidden />
              <span className={css.grow}>
                {moneyText({ amount, currency }, language)}
                <small>{relativeText(dueAt, now)}</small>
              </span>
              <Button onClick={() => click({ does: 'pay', invoice: id })}>{t('pay')}</Button>
            </div>
          ))}
        </Section>
      )}
      <Waits lead={lead} definition={definition} />
    </aside>
  );
};

const Task = ({
  task,
  now,
  definition,
  click,
}: {
  task: TaskState;
  now: number;
  definition: PipelineDefinition;
  click: Props['click'];
}) => {
  const { t, language } = useWords('trial');
  const [open, setOpen] = useState(true);
  const text = typeof task.text === 'string' ? task.text : task.text ? inLanguage(task.text, language) : '';
  const Icon = task.overdueAt ? IconAlertTriangle : IconCheckbox;
  return (
    <div className={css.task} data-overdue={Boolean(task.overdueAt) || undefined}>
      <button type="button" className={css.duty} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon size={16} aria-hidden />
        <span className={css.grow}>
          {text || nameIn(definition.tasks.types, task.type, language)}
          <small>
            {t(task.overdueAt ? 'overdue' : 'due', { at: relativeText(task.dueAt, now) })}
            {task.responsible === 'supervisor' && ` · ${t('supervisor')}`}
          </small>
        </span>
      </button>
      {open && (
        <div className={css.outcomes} role="group" aria-label={t('outcomes')}>
          <Button onClick={() => click({ does: 'finish', task: task.id })}>{t('finish')}</Button>
          {definition.outcomes.map(({ key, name }) => (
            <Button key={key} onClick={() => click({ does: 'finish', task: task.id, outcome: key })}>
              {inLanguage(name, language)}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
};

/** Clocks and runs, the nearest first. */
const Waits = ({ lead, definition }: { lead: Simulation; definition: PipelineDefinition }) => {
  const { t, language } = useWords('trial');
  const { names } = useEditing();
  const { automations } = programOf(definition);
  const now = Date.parse(lead.now);
  const nameOf = (key: string) => {
    const automation = automations.get(key);
    return automation ? inLanguage(automation.name, language) : key;
  };
  const stepOf = (key: string, at: string) => {
    const automation = automations.get(key);
    const step = automation && instructionAt(automation, at)?.step;
    return step ? stepSentence(step, names, language) : '';
  };
  const waits = [
    ...lead.process.timers.map(({ automation, at }) => ({
      key: `t${automation}${at}`,
      at,
      name: nameOf(automation),
      run: '',
    })),
    ...lead.process.runs.map(({ id, automation, at, wait }) => ({
      key: `r${id}`,
      at: wait?.until ?? null,
      name: nameOf(automation),
      run: stepOf(automation, at),
    })),
  ].sort((a, b) => ((a.at ?? '9') < (b.at ?? '9') ? -1 : 1));
  return (
    <Section title={t('waits')} aside={waits.length || undefined}>
      {waits.length === 0 && <p className={css.dim}>{t(lead.facts.closedAt ? 'waits.over' : 'waits.none')}</p>}
      {waits.map(({ key, at, name, run }) => (
        <div key={key} className={css.duty}>
          {run ? <IconHourglass size={16} aria-hidden /> : <IconClock size={16} aria-hidden />}
          <span className={css.grow}>
            {name}
            {run && <small>{run}</small>}
            {at && <small data-hint={exactText(at)}>{relativeText(at, now)}</small>}
          </span>
        </div>
      ))}
    </Section>
  );
};

const factLines = (
  lead: Simulation,
  definition: PipelineDefinition,
  language: 'ru' | 'en' | 'kk' | 'uk',
): [string, string][] => {
  const { facts } = lead;
  const own = (facts['fields'] ?? {}) as Record<string, unknown>;
  const tags = (facts['tags'] ?? []) as string[];
  const amount = facts['amount'] as { amount: number; currency: string } | null;
  return [
    ...(amount ? [['₸', moneyText(amount as Parameters<typeof moneyText>[0], language)] as [string, string]] : []),
    ...Object.entries(own)
      .filter(([, value]) => value !== null && value !== '')
      .map(([key, value]): [string, string] => [nameIn(definition.fields, key, language), String(value)]),
    ...(tags.length ? [['#', tags.join(', ')] as [string, string]] : []),
  ];
};
