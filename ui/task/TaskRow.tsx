import { IconAlertTriangle, IconCircleCheck, IconDots, IconListCheck, IconRepeat } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { Task } from '../../workflows/task/task.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Phone } from '../contact/Phone.tsx';
import { Avatar } from '../kit/Avatar.tsx';
import { Button } from '../kit/Button.tsx';
import { Time, useNow } from '../kit/Time.tsx';
import { stageOf, usePipeline } from '../pipeline/pipelines.ts';
import { useMe, useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { Outcomes } from './Outcomes.tsx';
import { PriorityMark } from './PriorityMark.tsx';
import { Postpone } from './Postpone.tsx';
import { useReason } from './reason.ts';
import { TaskOf } from './TaskOf.tsx';
import { taskText } from './task-text.ts';
import css from './TaskRow.module.css';

type Props = {
  task: Task;
  /** it is open to its outcomes */
  chosen: boolean;
  onChoose: () => void;
  /** one of several that are to be changed at once */
  marked: boolean;
  onMark: (() => void) | undefined;
  onOpen: () => void;
};

/** One task in 36 px: whom to call, why, until when; chosen, it opens to its outcomes. */
export const TaskRow = ({ task, chosen, onChoose, marked, onMark, onOpen }: Props) => {
  const { t, language } = useWords('task');
  const now = useNow();
  const me = useMe();
  const user = useUsers().find(({ id }) => id === task.responsibleId);
  const of = task.lead ?? task.ticket;
  const pipeline = usePipeline(of?.pipeline);
  const stage = of ? stageOf(pipeline, of.stage) : undefined;
  const late = task.state === 'open' && (task.overdueAt !== null || new Date(task.dueAt).getTime() < now);
  const outcome = pipeline?.definition.outcomes.find(({ key }) => key === task.outcome);
  const reason = useReason(task);
  const about = of ? undefined : (task.contact ?? task.company);
  const type = pipeline?.definition.tasks.types.find(({ key }) => key === task.type);
  const row = useRef<HTMLLIElement>(null);
  // with its outcomes it is several times as high
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <li ref={row} className={css.task} data-task={task.id} data-chosen={chosen || undefined}>
      <div className={css.row}>
        {onMark && (
          <label className={css.mark}>
            <input type="checkbox" checked={marked} aria-label={t('mark')} onChange={onMark} />
          </label>
        )}
        <button
          type="button"
          className={css.open}
          aria-expanded={task.state === 'open' ? chosen : undefined}
          disabled={task.state !== 'open'}
          onClick={onChoose}
        >
          {task.state === 'done' && <IconCircleCheck size={18} className={css.done} />}
          {task.state === 'open' && <PriorityMark priority={task.priority} />}
          <span className={css.text}>
            {taskText(task.text, of ? pipeline : undefined) || (type ? inLanguage(type.name, language) : task.type)}
          </span>
          {task.repeat && task.state === 'open' && (
            <IconRepeat className={css.repeat} size={14} role="img" aria-label={t('repeats')} />
          )}
          {task.checklist.length > 0 && (
            <span className={css.points}>
              <IconListCheck size={14} aria-hidden />
              {task.checklist.filter((point) => point.done).length}/{task.checklist.length}
            </span>
          )}
        </button>
        {about && <span className={css.lead}>{about.name}</span>}
        {of && (
          <span className={css.lead}>
            {stage && <span className={css.dot} style={{ background: stage.color }} aria-hidden />}
            <TaskOf task={task} />
            {stage && <span className={css.stage}>{inLanguage(stage.name, language)}</span>}
          </span>
        )}
        <span className={css.phone}>
          {task.phone && task.state === 'open' && <Phone phone={task.phone} leadId={task.lead?.id} />}
        </span>
        {user && user.id !== me.id && <Avatar id={user.id} name={user.name} />}
        <span className={css.due} data-tone={late ? 'red' : undefined}>
          {late && <IconAlertTriangle size={14} role="img" aria-label={t('late')} />}
          <Time at={task.doneAt ?? task.dueAt} />
        </span>
        <Button look="quiet" icon={<IconDots size={16} />} label={t('openCard')} onClick={onOpen} />
      </div>
      {task.state === 'done' && (outcome || task.result) && (
        <p className={css.result}>
          {[outcome && inLanguage(outcome.name, language), task.result].filter(Boolean).join(' · ')}
        </p>
      )}
      {chosen && task.state === 'open' && (
        <>
          <div className={css.more}>
            {reason && <p className={css.reason}>{reason}</p>}
            <Postpone task={task} keys />
          </div>
          <Outcomes task={task} pipeline={of ? pipeline : undefined} />
        </>
      )}
    </li>
  );
};
