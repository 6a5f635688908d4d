import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { Lead } from '../../workflows/lead/lead.schema.ts';
import type { Within } from '../../workflows/task/task.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { freshKey, get, isProblem, post, queryKeys, type Page } from '../api.ts';
import { cache } from '../cache.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input, Select, TextArea } from '../kit/Field.tsx';
import { useKeys } from '../kit/keys.ts';
import { Problem } from '../kit/Problem.tsx';
import { momentOf, wall } from '../kit/time.ts';
import { toast } from '../kit/toast.tsx';
import { When } from '../kit/When.tsx';
import { usePipeline } from '../pipeline/pipelines.ts';
import { useMe, useUsers } from '../session.tsx';
import { useWords } from '../words.ts';
import css from './NewTask.module.css';

type Props = { onClose: () => void; lead?: Pick<Lead, 'id' | 'name' | 'pipeline' | 'clockOffset'> };

/** A task made by hand, of a lead or on nothing. */
export const NewTaskPanel = ({ onClose, lead }: Props) => {
  const { t } = useWords('task');
  return (
    <Panel onClose={onClose} title={t('add')}>
      <NewTaskForm onClose={onClose} {...(lead ? { lead } : {})} />
    </Panel>
  );
};

const NewTaskForm = ({ onClose, lead }: Props) => {
  const { t, language } = useWords('task');
  const me = useMe();
  const users = useUsers().filter(({ active }) => active);
  const pipeline = usePipeline(lead?.pipeline);
  const clockOffset = lead?.clockOffset ?? 0;
  const [key, setKey] = useState(freshKey);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const [due, setDue] = useState(() => tomorrowAt(10, clockOffset));
  const [within, setWithin] = useState<Within>();
  const choose = (at: string, span?: Within) => {
    setDue(at);
    setWithin(span);
  };
  const [sought, setSought] = useState('');
  const found = useQuery({
    queryKey: ['palette', sought],
    queryFn: ({ signal }) => get<Page<Lead>>('/leads', { query: { q: sought, limit: 8 }, signal }),
    enabled: !lead && sought.length > 1,
    placeholderData: keepPreviousData,
  });
  const errors = isProblem(error) ? error.errors : [];
  const of = (field: string) => errors.find((one) => one.field === field)?.message;
  useKeys([
    {
      keys: 'mod+enter',
      whileTyping: true,
      run: () => (document.getElementById('new-task') as HTMLFormElement | null)?.requestSubmit(),
    },
  ]);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const leadId = lead?.id ?? found.data?.items.find((one) => leadName(one) === sought)?.id;
    setBusy(true);
    setError(undefined);
    try {
      await post(
        '/tasks',
        {
          type: values.get('type'),
          text: values.get('text'),
          ...(within ? { due: within } : { dueAt: momentOf(due).toISOString() }),
          responsibleId: values.get('responsible'),
          ...(leadId ? { leadId } : {}),
        },
        { key },
      );
      void cache.invalidateQueries({ queryKey: [queryKeys.tasks({})[0]] });
      toast(t('added'), { tone: 'green' });
      onClose();
    } catch (failure) {
      setError(failure);
      if (isProblem(failure) && failure.status >= 400 && failure.status < 500) setKey(freshKey());
      setBusy(false);
    }
  };
  return (
    <form id="new-task" className={css.form} onSubmit={(event) => void submit(event)}>
      {error && errors.length === 0 ? <Problem error={error} /> : null}
      <TextArea
        name="text"
        label={t('field.text')}
        placeholder={t('field.text.hint')}
        required
        maxLength={500}
        rows={2}
        autoFocus
        error={of('text')}
      />
      <Select name="type" label={t('field.type')} error={of('type')}>
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
        onChange={(at) => choose(at)}
        hint={within && lead ? t('due.hour.hint') : undefined}
        error={of('dueAt')}
      />
      <div className={css.quick} role="group" aria-label={t('field.due')}>
        {(['hour', 'evening', 'morning', 'week'] as const).map((name) => (
          <Chip
            key={name}
            on={name === 'hour' ? within !== undefined : !within && due === quick[name](clockOffset)}
            onClick={() => choose(quick[name](clockOffset), name === 'hour' ? HOUR : undefined)}
          >
            {t(`due.${name}`)}
          </Chip>
        ))}
      </div>
      <Select name="responsible" label={t('field.responsible')} defaultValue={me.id} error={of('responsibleId')}>
        {users.map((user) => (
          <option key={user.id} value={user.id}>
            {user.name}
          </option>
        ))}
      </Select>
      {!lead && (
        <>
          <Input
            label={t('field.lead')}
            placeholder={t('field.lead.hint')}
            list="new-task-leads"
            value={sought}
            autoComplete="off"
            onChange={(event) => setSought(event.target.value)}
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
        <Button look="primary" type="submit" busy={busy} keys="mod+enter">
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
