import { useQuery } from '@tanstack/react-query';
import { IconCopy } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { CALL_TYPE } from '../../workflows/task/call-type.ts';
import type { Task } from '../../workflows/task/task.schema.ts';
import { trackText } from '../../workflows/task/track.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Phone } from '../contact/Phone.tsx';
import { Button } from '../kit/Button.tsx';
import { Select, TextArea } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { exactText, momentOf, relativeText, wall } from '../kit/time.ts';
import { toast } from '../kit/toast.tsx';
import { When } from '../kit/When.tsx';
import { usePipeline } from '../pipeline/pipelines.ts';
import { useUsers } from '../session.tsx';
import { loadWords, useWords } from '../words.ts';
import { cancelTask, changeTask, reopenTask, type Wish } from './change.ts';
import { taskQuery } from './task-query.ts';
import { HaveTask } from './HaveTask.tsx';
import { ChecklistInput } from './ChecklistInput.tsx';
import { Outcomes } from './Outcomes.tsx';
import { PrioritySelect } from './PrioritySelect.tsx';
import { Postpone } from './Postpone.tsx';
import { RepeatInput } from './RepeatInput.tsx';
import { useReason } from './reason.ts';
import { TaskOf } from './TaskOf.tsx';
import { taskText } from './task-text.ts';
import css from './TaskCard.module.css';

const Files = lazy(async () => {
  const [{ Files: files }] = await Promise.all([import('../file/Files.tsx'), loadWords('file')]);
  return { default: files };
});
const ScriptTold = lazy(async () => {
  const [{ ScriptTold: told }] = await Promise.all([import('../script/ScriptTold.tsx'), loadWords('script')]);
  return { default: told };
});

/** A whole task, each part edited in its place. */
export const TaskCard = ({ id }: { id: string }) => {
  const task = useQuery(taskQuery(id));
  if (task.isError) return <Problem error={task.error} again={() => void task.refetch()} />;
  return task.data ? <Shown task={task.data} /> : <Skeleton rows={6} />;
};

const Shown = ({ task }: { task: Task }) => {
  const { t, language } = useWords('task');
  const users = useUsers();
  const of = task.lead ?? task.ticket;
  const pipeline = usePipeline(of?.pipeline);
  const reason = useReason(task);
  const open = task.state === 'open';
  const types = pipeline?.definition.tasks.types ?? [];
  const [following, setFollowing] = useState(false);
  const put = (wish: Wish, said = t('changed')) => {
    const all = following && task.repeat ? { ...wish, following } : wish;
    // a series is not put back by its one task
    const whole = 'following' in all || 'repeat' in all;
    void changeTask(task, all, whole ? undefined : () => said);
  };
  const text = taskText(task.text, of ? pipeline : undefined);
  const due = wall(task.dueAt).format('YYYY-MM-DDTHH:mm');
  return (
    <div className={css.card}>
      <p className={css.about}>
        <button
          type="button"
          className={css.track}
          aria-label={t('track.copy', { track: trackText(task.track) })}
          data-hint={t('track.copy', { track: '' })}
          onClick={() => void navigator.clipboard.writeText(task.track).then(() => toast(t('track.copied')))}
        >
          {trackText(task.track)} <IconCopy size={13} aria-hidden />
        </button>
        {reason && <span className={css.dim}>{reason}</span>}
      </p>
      <About task={task} />
      {open && task.escalatedAt && <HaveTask task={task} />}
      <Typed
        key={text}
        label={t('field.text')}
        value={text}
        max={500}
        off={!open}
        onPut={(next) => put({ text: next })}
      />
      <div className={css.pair}>
        <Select
          label={t('field.type')}
          value={task.type}
          disabled={!open}
          onChange={({ target }) => put({ type: target.value })}
        >
          {!types.some(({ key }) => key === task.type) && <option value={task.type}>{task.type}</option>}
          {types.map(({ key, name }) => (
            <option key={key} value={key}>
              {inLanguage(name, language)}
            </option>
          ))}
        </Select>
        <Select
          label={t('field.responsible')}
          value={task.responsibleId ?? ''}
          disabled={!open}
          onChange={({ target }) => {
            const name = users.find((user) => user.id === target.value)?.name ?? '';
            put({ responsibleId: target.value }, t('given', { name }));
          }}
        >
          {task.responsibleId === null && <option value="">{t('nobody')}</option>}
          {users
            .filter((user) => user.active || user.id === task.responsibleId)
            .map((user) => (
              <option key={user.id} value={user.id}>
                {user.name}
              </option>
            ))}
        </Select>
      </div>
      <PrioritySelect value={task.priority} off={!open} onChange={(priority) => put({ priority })} />
      {open ? (
        <>
          <When
            kind="moment"
            label={t('field.due')}
            value={due}
            onChange={(at) => {
              if (!at || at === due) return;
              const dueAt = momentOf(at).toISOString();
              put({ dueAt }, t('postponed', { when: relativeText(dueAt, Date.now()) }));
            }}
          />
          <Postpone task={task} />
          <RepeatInput
            value={task.repeat}
            due={due}
            responsibleId={task.responsibleId ?? undefined}
            onChange={(repeat) => put({ repeat })}
          />
          {task.repeat && (
            <label>
              <input type="checkbox" checked={following} onChange={({ target }) => setFollowing(target.checked)} />{' '}
              {t('following')}
            </label>
          )}
        </>
      ) : (
        <p className={css.dim}>{t(`ended.${task.state}`, { when: exactText(task.doneAt ?? task.dueAt) })}</p>
      )}
      <ChecklistInput items={task.checklist} onChange={open ? (checklist) => put({ checklist }) : undefined} />
      <Suspense>
        <Files record={{ noun: 'task', id: task.id }} />
      </Suspense>
      {open ? (
        <>
          <div className={css.outcomes}>
            <Outcomes task={task} pipeline={of ? pipeline : undefined} />
          </div>
          <Button look="quiet" onClick={() => void cancelTask(task, t('cancelled'))}>
            {t('cancel')}
          </Button>
        </>
      ) : (
        <>
          {task.state === 'done' && (
            <Typed
              key={task.result}
              label={t('result')}
              value={task.result ?? ''}
              max={2000}
              onPut={(result) => put({ result })}
            />
          )}
          {task.type === CALL_TYPE && (
            <Suspense>
              <ScriptTold talk={{ of: 'tasks', id: task.id }} />
            </Suspense>
          )}
          <Button onClick={() => void reopenTask(task, t('reopened'))}>{t('reopen')}</Button>
        </>
      )}
    </div>
  );
};

/** Whom it is about, and the number to call. */
const About = ({ task }: { task: Task }) => {
  const { lead, ticket, contact, company, phone } = task;
  return lead || ticket || contact || company || phone ? (
    <p className={css.about}>
      <TaskOf task={task} />
      {contact && <span>{contact.name}</span>}
      {company && <span>{company.name}</span>}
      {phone && <Phone phone={phone} leadId={lead?.id} contactId={contact?.id} />}
    </p>
  ) : null;
};

type TypedProps = { label: string; value: string; max: number; off?: boolean; onPut: (value: string) => void };

/** Kept when it is left; Esc gives the former words back. */
const Typed = ({ label, value, max, off = false, onPut }: TypedProps) => {
  const [typed, setTyped] = useState(value);
  return (
    <TextArea
      label={label}
      rows={2}
      maxLength={max}
      value={typed}
      readOnly={off}
      onChange={({ target }) => setTyped(target.value)}
      onBlur={() => {
        if (typed.trim() === '' && value !== '') setTyped(value);
        else if (typed.trim() !== value) onPut(typed.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && typed !== value) {
          event.preventDefault();
          event.stopPropagation();
          setTyped(value);
        }
      }}
    />
  );
};
