import { Link } from '@tanstack/react-router';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Phone } from '../../contact/Phone.tsx';
import { FieldValue } from '../../field/FieldValue.tsx';
import { WaitLine } from '../WaitLine.tsx';
import { mayAssign, useMe, useUsers } from '../../session.tsx';
import { language, useWords } from '../../words.ts';
import { assign } from '../given-away.ts';
import { typedOf } from '../typed.ts';
import type { Column } from './columns.ts';
import { fieldsOfLeads } from './fields.ts';
import { saveCell } from './save-cell.ts';
import css from './Cell.module.css';

const CellDialog = lazy(async () => ({ default: (await import('./CellDialog.tsx')).CellDialog }));

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
  if (column.key === 'phone' && text) return <Phone phone={text} leadId={lead.id} />;
  const { field } = column;
  const shown =
    field && namedElsewhere.has(field.type) ? <FieldValue field={field} value={lead.fields[field.key]} /> : text;
  if (editing && field && widerThanCell.has(field.type))
    return (
      <>
        <span className={css.text}>{shown}</span>
        <Suspense>
          <CellDialog {...{ lead, field, pipeline }} onDone={() => setEditing(false)} />
        </Suspense>
      </>
    );
  if (editing) return <Editor {...{ lead, column, pipeline }} onDone={() => setEditing(false)} />;
  // its value is a link that opens it; another is chosen on the lead
  const isFile = (field?.type === 'file' || field?.type === 'image') && Boolean(lead.fields[field.key]);
  const byHand = (field !== undefined && !isFile) || column.key === 'amount' || column.key === 'tags';
  const canEdit = open && (byHand || column.key === 'stage' || (column.key === 'responsible' && mayAssign(me, lead)));
  if (!canEdit) return <span className={css.text}>{shown}</span>;
  return (
    <button
      type="button"
      className={css.change}
      aria-label={t('change', { name: column.name, value: text || t('nothing') })}
      onClick={({ currentTarget }) => (column.key === 'stage' ? onStage(lead, currentTarget) : setEditing(true))}
    >
      {column.key === 'stage' && <i style={{ background: colorOf(pipeline, lead.stage) }} aria-hidden />}
      <span>{shown}</span>
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
      : column.field?.type === 'person'
        ? users.filter(({ active, id }) => active || id === typed).map(({ id, name }) => ({ value: id, name }))
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

/** What is written in a window over the table. */
const widerThanCell = new Set(['long_text', 'multi_list', 'contact', 'file', 'image']);
/** Whose value is the id of something that has a name. */
const namedElsewhere = new Set(['contact', 'file', 'image']);

const colorOf = ({ definition }: Pipeline, stage: string): string | undefined =>
  definition.stages.find(({ key }) => key === stage)?.color;
