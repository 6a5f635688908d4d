import { IconPencil } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import type { Field, FieldValue as Value } from '../../workflows/field/field.schema.ts';
import type { PipelineField } from '../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { isProblem } from '../ask/problem.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { Pair } from '../lead/Origin.tsx';
import { valueText } from './value-text.ts';
import { fieldTyped } from '../lead/typed.ts';
import { useWords } from '../words.ts';
import shared from '../lead/Lead.module.css';
import css from './Field.module.css';
import { FieldsOf } from './fields-of.ts';
import { FieldInput } from './FieldInput.tsx';
import { FieldValue } from './FieldValue.tsx';
import { useFields } from './fields.ts';

type Values = Record<string, Value>;
type Kept = { id: string; version: number; fields: Values };
type Shown = PipelineField & Partial<Pick<Field, 'required'>>;
type Props = {
  noun: 'contact' | 'company' | 'ticket';
  record: Kept;
  /** why they may not be changed */
  why?: string | undefined;
  save: (version: number, fields: Values) => Promise<unknown>;
  /** as others have left it by now */
  fresh: () => Promise<Kept>;
};

/** The fields of the house on the page of a client or a company; nothing where there are none. */
export const RecordFields = (props: Props & { noun: 'contact' | 'company' }) => {
  const { t } = useWords('field');
  const fields = useFields(props.noun);
  return fields.length > 0 ? (
    <Section title={t('record')}>
      <FieldRows {...props} fields={fields} />
    </Section>
  ) : null;
};

/** Each value edited where it stands, by itself: two users who change different ones both keep theirs. */
export const FieldRows = ({ noun, record, fields, why, ...writing }: Props & { fields: Shown[] }) => {
  const { t, language } = useWords('field');
  const [editing, setEditing] = useState<string>();
  const rows = useRef<HTMLDListElement>(null);
  const done = () => {
    const key = editing;
    setEditing(undefined);
    // the hands stay where they were
    requestAnimationFrame(() => rows.current?.querySelector<HTMLElement>(`[data-field="${key}"]`)?.focus());
  };
  return (
    <dl className={shared.pairs} ref={rows}>
      {fields.map((field) => {
        const name = inLanguage(field.name, language);
        const value = <FieldValue field={field} value={record.fields[field.key]} />;
        return (
          <Pair key={field.key} name={name}>
            {editing === field.key ? (
              <FieldsOf value={{ noun, id: record.id }}>
                <EditField field={field} record={record} {...writing} onDone={done} />
              </FieldsOf>
            ) : (
              <span className={css.inPlace}>
                {value}
                <Button
                  look="quiet"
                  data-field={field.key}
                  icon={<IconPencil size={14} />}
                  label={t('record.change', { name })}
                  why={why}
                  onClick={() => setEditing(field.key)}
                />
              </span>
            )}
          </Pair>
        );
      })}
    </dl>
  );
};

type Editing = Pick<Props, 'record' | 'save' | 'fresh'> & { field: Shown; onDone: () => void };

/** What is chosen from a list is all that there is to say: it is saved at once. */
const saidAtOnce = new Set(['list', 'checkbox', 'person']);

/** Only this value is sent. Where somebody else was faster with it, it says what is there now and keeps what was typed. */
const EditField = ({ field, record, save, fresh, onDone }: Editing) => {
  const { t, language } = useWords('field');
  const typedIn = ({ fields }: Kept): string => fieldTyped(fields[field.key]);
  const [before, setBefore] = useState(() => ({ version: record.version, typed: typedIn(record) }));
  const [typed, setTyped] = useState(before.typed);
  const [theirs, setTheirs] = useState(false);
  const meet = async (error: unknown) => {
    if (!isProblem(error, 'VersionChanged')) return setTheirs(false);
    const now = await fresh();
    setBefore({ version: now.version, typed: typedIn(now) });
    setTheirs(true);
  };
  const saving = useWrite(
    async (text: string) => {
      if (text !== before.typed) await save(before.version, { [field.key]: text.trim() || null });
    },
    { then: onDone, refusal: 'form', refused: meet },
  );
  const isChoice = saidAtOnce.has(field.type);
  return (
    <form
      className={`${shared.form} ${css.alone}`}
      onSubmit={(event) => {
        event.preventDefault();
        void saving.write(typed);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // the page behind it would go back to the list
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      <FieldInput
        field={field}
        autoFocus
        required={field.required?.includes('save') && before.typed !== ''}
        value={typed}
        error={saving.wrong(`fields.${field.key}`)}
        onChange={(text) => {
          setTyped(text);
          if (isChoice) void saving.write(text);
        }}
      />
      {theirs ? (
        <p className={shared.conflict} role="alert">
          {t('record.theirs', { value: valueText(field, before.typed, language) || '—', save: t('save') })}
        </p>
      ) : (
        <Problem error={saving.error} told={[`fields.${field.key}`]} />
      )}
      <div className={shared.buttons}>
        {(!isChoice || theirs) && (
          <Button look="primary" type="submit" busy={saving.busy}>
            {t('save')}
          </Button>
        )}
        <Button look="quiet" onClick={onDone}>
          {t('kit:cancel')}
        </Button>
      </div>
    </form>
  );
};
