import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Repeat } from '../../workflows/task/repeat.schema.ts';
import type { Ticket } from '../../workflows/ticket/ticket.schema.ts';
import type { Priority, Within } from '../../workflows/task/task.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useKeptForm } from '../ask/use-form.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input, Select, TextArea } from '../kit/Field.tsx';
import { KeptNote } from '../kit/KeptNote.tsx';
import { useKeys } from '../kit/keys.ts';
import { Problem } from '../kit/Problem.tsx';
import { momentOf, wall } from '../kit/time.ts';
import { When } from '../kit/When.tsx';
import { usePipeline } from '../pipeline/pipelines.ts';
import { useMe, useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import { PrioritySelect } from './PrioritySelect.tsx';
import { RepeatInput } from './RepeatInput.tsx';
import css from './NewTask.module.css';

type Props = {
  onClose: () => void;
  lead?: Pick<Lead, 'id' | 'name' | 'pipeline' | 'clockOffset'>;
  ticket?: Pick<Ticket, 'id' | 'pipeline'>;
};
/** What was changed from what the form offers; `due` is a wall clock's, or a length of time. */
type Typed = {
  text?: string;
  type?: string;
  due?: string | Within;
  responsible?: string;
  priority?: Priority;
  /** what was typed, and which lead was chosen by it */
  lead?: string;
  leadId?: string | undefined;
  repeat?: Repeat | null;
};

/** A task made by hand, of a lead, of a ticket or on nothing. */
export const NewTaskPanel = ({ onClose, ...of }: Props) => {
  const { t } = useWords('task');
  return (
    <Panel onClose={onClose} title={t('add')}>
      <NewTaskForm onClose={onClose} {...of} />
    </Panel>
  );
};

const NewTaskForm = ({ onClose, lead, ticket }: Props) => {
  const { t, language } = useWords('task');
  const me = useMe();
  const users = useUsers().filter(({ active }) => active);
  const pipeline = usePipeline(lead?.pipeline ?? ticket?.pipeline);
  const clockOffset = lead?.clockOffset ?? 0;
  const [usualDue] = useState(() => tomorrowAt(10, clockOffset));
  const wished = ({ due: set, ...typed }: Typed) => ({
    within: typeof set === 'object' ? set : undefined,
    due: typeof set === 'object' ? quick.hour(clockOffset) : (set ?? usualDue),
    type: typed.type ?? pipeline?.definition.tasks.types[0]?.key,
    responsible: typed.responsible ?? me.id,
  });
  // a task without words is called by its kind
  const kindOf = (type: string | undefined) => {
    const kind = pipeline?.definition.tasks.types.find(({ key }) => key === type);
    return kind ? inLanguage(kind.name, language) : '';
  };
  const send = (now: Typed, key: string): Promise<unknown> => {
    const wish = wished(now);
    const leadId = lead?.id ?? now.leadId;
    return post('/tasks', {
      body: {
        type: wish.type!,
        text: now.text?.trim() || kindOf(wish.type),
        ...(wish.within ? { due: wish.within } : { dueAt: momentOf(wish.due).toISOString() }),
        responsibleId: wish.responsible,
        ...(leadId ? { leadId } : {}),
        ...(ticket ? { ticketId: ticket.id } : {}),
        ...(now.priority ? { priority: now.priority } : {}),
        ...(now.repeat ? { repeat: now.repeat } : {}),
      },
      key,
    });
  };
  const form = useKeptForm<Typed, unknown>(`task.${lead?.id ?? ticket?.id ?? 'new'}`, {}, send, {
    changes: [['/tasks'], ['/tasks/{id}/slots']],
    says: t('added'),
    then: onClose,
  });
  const { typed, change: set, wrong: of } = form;
  const { within, due, type, responsible } = wished(typed);
  const sought = typed.lead ?? '';
  const found = useQuery({
    ...asking('/leads', { query: { q: sought, limit: 8 } }),
    enabled: !lead && !ticket && sought.length > 1,
    placeholderData: keepPreviousData,
  });
  useKeys([
    {
      keys: 'mod+enter',
      whileTyping: true,
      run: () => (document.getElementById('new-task') as HTMLFormElement | null)?.requestSubmit(),
    },
  ]);
  return (
    <form
      id="new-task"
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        form.send();
      }}
    >
      {form.found && <KeptNote onClear={form.clear} />}
      <Problem error={form.error} told={form.told} />
      <TextArea
        name="text"
        label={t('field.text')}
        placeholder={kindOf(type)}
        maxLength={500}
        rows={2}
        autoFocus
        value={typed.text ?? ''}
        onChange={({ target }) => set({ text: target.value })}
        error={of('text')}
      />
      <Select
        name="type"
        label={t('field.type')}
        value={type}
        onChange={({ target }) => set({ type: target.value })}
        error={of('type')}
      >
        {pipeline?.definition.tasks.types.map((type) => (
          <option key={type.key} value={type.key}>
            {inLanguage(type.name, language)}
          </option>
        ))}
      </Select>
      <When
        kind="moment"
        label={t('field.due')}
        required
        value={due}
        onChange={(at) => set({ due: at })}
        hint={within && lead ? t('due.hour.hint') : undefined}
        error={of('dueAt')}
      />
      <div className={css.quick} role="group" aria-label={t('field.due')}>
        {(['hour', 'evening', 'morning', 'week'] as const).map((name) => (
          <Chip
            key={name}
            on={name === 'hour' ? within !== undefined : !within && due === quick[name](clockOffset)}
            onClick={() => set({ due: name === 'hour' ? HOUR : quick[name](clockOffset) })}
          >
            {t(`due.${name}`)}
          </Chip>
        ))}
      </div>
      <Select
        name="responsible"
        label={t('field.responsible')}
        value={responsible}
        onChange={({ target }) => set({ responsible: target.value })}
        error={of('responsibleId')}
      >
        {users.map((user) => (
          <option key={user.id} value={user.id}>
            {user.name}
          </option>
        ))}
      </Select>
      <PrioritySelect value={typed.priority ?? 'normal'} onChange={(priority) => set({ priority })} />
      <RepeatInput
        value={typed.repeat ?? null}
        due={due}
        responsibleId={responsible}
        onChange={(repeat) => set({ repeat })}
      />
      {!lead && !ticket && (
        <>
          <Input
            label={t('field.lead')}
            placeholder={t('field.lead.hint')}
            list="new-task-leads"
            value={sought}
            autoComplete="off"
            onChange={({ target: { value } }) =>
              set({ lead: value, leadId: found.data?.items.find((one) => leadName(one) === value)?.id })
            }
            error={of('leadId')}
          />
          <datalist id="new-task-leads">
            {found.data?.items.map((one) => (
              <option key={one.id} value={leadName(one)} />
            ))}
          </datalist>
        </>
      )}
      <div className={css.end}>
        <Button onClick={onClose}>{t('kit:cancel')}</Button>
        <Button look="primary" type="submit" busy={form.busy} keys="mod+enter">
          {t('set')}
        </Button>
      </div>
    </form>
  );
};

const leadName = ({ number, name }: Lead) => `${name} · № ${number}`;
const format = 'YYYY-MM-DDTHH:mm';
const tomorrowAt = (hour: number, clockOffset: number) =>
  wall(Date.now() + clockOffset)
    .add(1, 'day')
    .startOf('day')
    .add(hour, 'hour')
    .format(format);
/** A length of time stands still while the lead is paused, a moment that was typed does not. */
const HOUR: Within = { by: 'after', amount: 1, unit: 'hours' };

const quick = {
  hour: (clockOffset: number) => wall(Date.now() + clockOffset + 3_600_000).format(format),
  evening: (clockOffset: number) =>
    wall(Date.now() + clockOffset)
      .startOf('day')
      .add(18, 'hour')
      .format(format),
  morning: (clockOffset: number) => tomorrowAt(10, clockOffset),
  week: (clockOffset: number) =>
    wall(Date.now() + clockOffset)
      .add(7, 'day')
      .startOf('day')
      .add(10, 'hour')
      .format(format),
};
