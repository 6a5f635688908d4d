import {
  IconBolt,
  IconChecklist,
  IconChevronDown,
  IconCreditCard,
  IconPlayerPlay,
  IconPlayerSkipForward,
  IconPlayerStop,
  IconUser,
} from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { automationSentence } from '../../../workflows/automation/automation-sentence.ts';
import type { Automation } from '../../../workflows/automation/automation.schema.ts';
import { restsAfter } from '../../../workflows/automation/track.ts';
import type { Event } from '../../../workflows/event/event.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import type { Wait } from '../../../workflows/process/process.schema.ts';
import { templateName } from '../../../workflows/template/template-name.words.ts';
import { Button } from '../../kit/Button.tsx';
import { exactText, lengthText, relativeText } from '../../kit/time.ts';
import { useNow } from '../../kit/Time.tsx';
import { usePast } from '../story/past.ts';
import { useWords } from '../../words.ts';
import { nextText } from './next.ts';
import css from './Process.module.css';
import { restore } from './Restore.tsx';
import { RunSteps } from './RunSteps.tsx';
import { Ask, order, type Steerable } from './steer.tsx';
import { taskText } from '../../task/task-text.ts';
import { waitName } from './wait-name.ts';

/** `story`: what has happened, where runs have taken a branch. */
type Props = { lead: Steerable; pipeline: Pipeline; waits: Wait[]; story: Event[] };

/** Everything that the process waits for: until when, what comes then and why; each can be skipped, stopped or done now. */
export const Waits = ({ waits, ...around }: Props) => (
  <ul className={css.waits}>
    {waits.map((wait, index) => (
      <One key={`${wait.what} ${wait.id ?? index}`} wait={wait} first={index === 0} {...around} />
    ))}
  </ul>
);

const One = ({ wait, lead, pipeline, story, first }: Omit<Props, 'waits'> & { wait: Wait; first: boolean }) => {
  const { t, language } = useWords('lead');
  const past = usePast();
  const now = useNow() + lead.clockOffset;
  const [asked, ask] = useState<'now' | 'skip' | 'stop'>();
  const [open, setOpen] = useState(first);
  const { definition } = pipeline;
  const automation = definition.automations.find(({ key }) => key === (wait.automation ?? wait.id));
  const name = waitName(wait, language, t, (text) => taskText(text, pipeline));
  const named = (key: string) => templateName(key, language);
  const own = wait.what === 'automation' || wait.what === 'run';
  const steerable = !past && lead.closedAt === null && own;
  const target = wait.what === 'run' ? { run: wait.id } : { timer: wait.id };
  const then = own || !first || lead.closedAt !== null ? undefined : nextText(wait, definition, language, t);
  return (
    <li className={css.wait} data-tone={wait.overdue ? 'red' : tones[wait.what]}>
      <span className={css.waitIcon} aria-hidden>
        {icons[wait.what]}
      </span>
      <div className={css.waitBody}>
        <div className={css.waitHead}>
          {own ? (
            <button type="button" className={css.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
              <b>{name}</b>
              <IconChevronDown size={13} aria-hidden />
            </button>
          ) : (
            <b>{name}</b>
          )}
          {wait.left && (
            <span className={css.left}>
              {t(wait.left.working ? 'wait.left.working' : 'wait.left', { time: lengthText(wait.left.ms, wait.left) })}
            </span>
          )}
          {wait.until && (
            <time dateTime={wait.until} data-hint={exactText(wait.until)}>
              {relativeText(wait.until, now)}
            </time>
          )}
        </div>
        {then && <p className={css.dim}>{then}</p>}
        {open && wait.what === 'run' && automation && (
          <RunSteps story={story} pipeline={pipeline} wait={wait} automation={automation} />
        )}
        {open && automation && wait.what === 'automation' && (
          <p className={css.dim}>{automationSentence(automation, definition, language, named)}</p>
        )}
        {open && steerable && (
          <div className={css.hands}>
            <Button look="quiet" icon={<IconPlayerPlay size={14} />} onClick={() => ask('now')}>
              {t('hand.now')}
            </Button>
            <Button look="quiet" icon={<IconPlayerSkipForward size={14} />} onClick={() => ask('skip')}>
              {t('hand.skip')}
            </Button>
            {wait.what === 'run' && (
              <Button look="quiet" icon={<IconPlayerStop size={14} />} onClick={() => ask('stop')}>
                {t('hand.stop')}
              </Button>
            )}
          </div>
        )}
      </div>
      {asked && (
        <Ask
          title={t(`ask.${asked}`, { name })}
          go={t(`hand.${asked}`)}
          onClose={() => ask(undefined)}
          onGo={() =>
            order(lead, {
              path: asked === 'now' ? 'process/now' : asked === 'skip' ? 'process/skip-step' : 'process/stop-run',
              body: asked === 'stop' ? { run: wait.id } : target,
              done: t(`done.${asked}`, { name }),
              ...(isUndoable(asked, wait, automation)
                ? { undo: { text: t('kit:undo'), run: (taken: string) => void restore(lead, { taken, name }, t) } }
                : {}),
            })
          }
        >
          <p>{t(`ask.${asked}.${wait.what}`)}</p>
          {asked === 'skip' && !isUndoable(asked, wait, automation) && <p>{t('ask.skip.final')}</p>}
          {automation && asked !== 'stop' && (
            <p className={css.dim}>{automationSentence(automation, definition, language, named)}</p>
          )}
        </Ask>
      )}
    </li>
  );
};

/** A skipped clock and a stopped run can be put back; a run whose wait was skipped only until it does something. */
const isUndoable = (asked: 'now' | 'skip' | 'stop', wait: Wait, automation: Automation | undefined): boolean =>
  asked === 'stop' ||
  (asked === 'skip' &&
    (wait.what === 'automation' || (automation !== undefined && restsAfter(automation, wait.step ?? '0'))));

const icons: Record<Wait['what'], ReactNode> = {
  task: <IconChecklist size={15} />,
  automation: <IconBolt size={15} />,
  run: <IconBolt size={15} />,
  payment: <IconCreditCard size={15} />,
  reaction: <IconUser size={15} />,
  reminder: <IconChecklist size={15} />,
  escalation: <IconChecklist size={15} />,
  person: <IconUser size={15} />,
};
const tones: Partial<Record<Wait['what'], string>> = { automation: 'violet', run: 'violet', payment: 'blue' };
