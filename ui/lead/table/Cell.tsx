import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Phone } from '../../contact/Phone.tsx';
import { WaitLine } from '../WaitLine.tsx';
import { mayAssign, useMe, useUsers } from '../../session.tsx';
import { language, useWords } from '../../words.ts';
import { assign } from '../given-away.ts';
import { typedOf } from '../typed.ts';
import type { Column } from './columns.ts';
import { fieldsOfLeads } from './fields.ts';
import { saveCell } from './save-cell.ts';
import css from './Cell.module.css';

type Props = {
  lead: Lead;
  column: Column;
  pipeline: Pipeline;
  onStage: (lead: Lead, at: HTMLElement) => void;
};

/** What stands in a cell; a click on what can be changed here begins to change it. */
export const Cell = ({ lead, column, pipeline, onStage }: Props) => {
  const { t } = useWords('lead/table');
  const me = useMe();
  const [editing, setEditing] = useState(false);
  const text = column.text(lead);
  const open = lead.closedAt === null;
  if (column.key === 'name')
    return (
      <Link to="/leads/$id" params={{ id: lead.id }} className={css.name} preload={false}>
        {text}
      </Link>
    );
  if (column.key === 'waits') return <WaitLine lead={lead} />;
  if (column.key === 'phone' && text) return <Phone phone={text} />;
  if (editing) return <Editor {...{ lead, column, pipeline }} onDone={() => setEditing(false)} />;
  const byHand = column.field ? typedHere.has(column.field.type) : column.key === 'amount' || column.key === 'tags';
  const canEdit = open && (byHand || column.key === 'stage' || (column.key === 'responsible' && mayAssign(me, lead)));
  if (!canEdit) return <span className={css.text}>{text}</span>;
  return (
    <button
      type="button"
      className={css.change}
      aria-label={t('change', { name: column.name, value: text || t('nothing') })}
      onClick={({ currentTarget }) => (column.key === 'stage' ? onStage(lead, currentTarget) : setEditing(true))}
    >
      {column.key === 'stage' && <i style={{ background: colorOf(pipeline, lead.stage) }} aria-hidden />}
      <span>{text}</span>
    </button>
  );
};

const Editor = ({ lead, column, pipeline, onDone }: Omit<Props, 'onStage'> & { onDone: () => void }) => {
  const { t } = useWords('lead/table');
  const users = useUsers();
  const { definition } = pipeline;
  const begun = typedOf(lead, fieldsOfLeads(definition), language())[column.key] ?? '';
  const [typed, setTyped] = useState(begun);
  const [theirs, setTheirs] = useState<{ lead: Lead; now: string }>();
  const left = useRef(false);
  const save = async (text: string) => {
    if (left.current) return;
    left.current = true;
    const saved = await saveCell(theirs?.lead ?? lead, column.key, text, definition);
    left.current = false;
    if (saved.state === 'theirs') setTheirs(saved);
    else if (saved.state === 'kept') onDone();
  };
  const keys = (event: React.KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter') void save(typed);
    if (event.key !== 'Escape') return;
    // the page behind it would let the chosen rows go
    event.preventDefault();
    left.current = true;
    onDone();
  };
  if (column.key === 'responsible')
    return (
      <select
        className={css.editor}
        autoFocus
        aria-label={column.name}
        value={lead.responsibleId ?? ''}
        onKeyDown={keys}
        onBlur={onDone}
        onChange={({ target }) => {
          onDone();
          void assign(lead, target.value, users.find(({ id }) => id === target.value)?.name ?? '');
        }}
      >
        {!lead.responsibleId && <option value="">{t('nobody')}</option>}
        {users
          .filter(({ active, role, id }) => (active && role === 'manager') || id === lead.responsibleId)
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </select>
    );
  const options =
    column.field?.type === 'checkbox'
      ? [
          { value: 'true', name: t('yes') },
          { value: 'false', name: t('no') },
        ]
      : column.field?.options?.map((one) => ({ value: one.value, name: inLanguage(one.name, language()) }));
  if (options)
    return (
      <select
        className={css.editor}
        autoFocus
        aria-label={column.name}
        value={typed}
        onKeyDown={keys}
        onBlur={onDone}
        onChange={({ target }) => {
          setTyped(target.value);
          void save(target.value);
        }}
      >
        <option value="">—</option>
        {typed && !options.some(({ value }) => value === typed) && <option value={typed}>{typed}</option>}
        {options.map(({ value, name }) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    );
  return (
    <>
      <input
        className={css.editor}
        autoFocus
        aria-label={column.name}
        aria-invalid={theirs ? true : undefined}
        value={typed}
        maxLength={2000}
        onChange={({ target }) => setTyped(target.value)}
        onKeyDown={keys}
        onFocus={({ target }) => target.select()}
        onBlur={() => (theirs ? onDone() : void save(typed))}
      />
      {theirs && (
        <span className={css.theirs} role="alert">
          {t('theirs', { value: theirs.now || t('nothing') })}
        </span>
      )}
    </>
  );
};

/** What one line or one choice holds; the rest is changed on the lead. */
const typedHere = new Set(['text', 'number', 'money', 'date', 'moment', 'list', 'checkbox', 'link']);

const colorOf = ({ definition }: Pipeline, stage: string): string | undefined =>
  definition.stages.find(({ key }) => key === stage)?.color;
