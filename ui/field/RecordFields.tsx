import { IconPencil } from '@tabler/icons-react';
import { useState } from 'react';
import type { Field, FieldValue as Value } from '../../workflows/field/field.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { isProblem } from '../ask/problem.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Section } from '../kit/Section.tsx';
import { Pair } from '../lead/Origin.tsx';
import { fieldTyped, mergeTyped, type Typed } from '../lead/typed.ts';
import { useWords } from '../words.ts';
import shared from '../lead/Lead.module.css';
import { FieldsOf } from './fields-of.ts';
import { FieldInput } from './FieldInput.tsx';
import { FieldValue } from './FieldValue.tsx';
import { useFields } from './fields.ts';

type Values = Record<string, Value>;
type Kept = { id: string; version: number; fields: Values };
type Props = {
  noun: 'contact' | 'company';
  record: Kept;
  /** why they may not be changed */
  why?: string | undefined;
  save: (version: number, fields: Values) => Promise<unknown>;
  /** as others have left it by now */
  fresh: () => Promise<Kept>;
};

/** The fields of the house on the page of a client or a company; nothing where there are none. */
export const RecordFields = ({ noun, record, why, ...writing }: Props) => {
  const { t, language } = useWords('field');
  const fields = useFields(noun);
  const [editing, setEditing] = useState(false);
  if (fields.length === 0) return null;
  return (
    <Section
      title={t('record')}
      aside={
        !editing && (
          <Button
            look="quiet"
            icon={<IconPencil size={15} />}
            label={t('record.edit')}
            why={why}
            onClick={() => setEditing(true)}
          />
        )
      }
    >
      {editing ? (
        <FieldsOf value={{ noun, id: record.id }}>
          <EditFields fields={fields} record={record} {...writing} onDone={() => setEditing(false)} />
        </FieldsOf>
      ) : (
        <dl className={shared.pairs}>
          {fields.map((field) => (
            <Pair key={field.key} name={inLanguage(field.name, language)}>
              <FieldValue field={field} value={record.fields[field.key]} />
            </Pair>
          ))}
        </dl>
      )}
    </Section>
  );
};

type Editing = Pick<Props, 'record' | 'save' | 'fresh'> & { fields: Field[]; onDone: () => void };

/** Only what was typed is sent. Where somebody else was faster it says what they changed and keeps what was typed. */
const EditFields = ({ fields, record, save, fresh, onDone }: Editing) => {
  const { t, language } = useWords('field');
  const typedIn = ({ fields: values }: Kept): Typed =>
    Object.fromEntries(fields.map(({ key }) => [key, fieldTyped(values[key])]));
  const [before, setBefore] = useState(() => ({ version: record.version, typed: typedIn(record) }));
  const [typed, setTyped] = useState(before.typed);
  const [theirs, setTheirs] = useState<string[]>([]);
  const meet = async (error: unknown) => {
    if (!isProblem(error, 'VersionChanged')) return setTheirs([]);
    const now = await fresh();
    const merged = mergeTyped(typed, before.typed, typedIn(now));
    setBefore({ version: now.version, typed: typedIn(now) });
    setTyped(merged.typed);
    setTheirs(merged.theirs);
  };
  const saving = useWrite(
    async () => {
      const changed = fields.filter(({ key }) => typed[key] !== before.typed[key]);
      const values = changed.map(({ key }) => [key, typed[key]!.trim() || null]);
      if (changed.length > 0) await save(before.version, Object.fromEntries(values));
    },
    { then: onDone, refusal: 'form', refused: meet },
  );
  const what = fields.flatMap(({ key, name }) => (theirs.includes(key) ? [inLanguage(name, language)] : []));
  return (
    <form
      className={shared.form}
      onSubmit={(event) => {
        event.preventDefault();
        void saving.write();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // the page behind it would go back to the list
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      {fields.map((field, index) => (
        <FieldInput
          key={field.key}
          field={field}
          autoFocus={index === 0}
          required={field.required.includes('save') && before.typed[field.key] !== ''}
          value={typed[field.key] ?? ''}
          error={saving.wrong(`fields.${field.key}`)}
          onChange={(text) => setTyped({ ...typed, [field.key]: text })}
        />
      ))}
      {what.length > 0 ? (
        <p className={shared.conflict} role="alert">
          {t('record.conflict', { what: what.join('; '), save: t('save') })}
        </p>
      ) : (
        <Problem error={saving.error} told={fields.map(({ key }) => `fields.${key}`)} />
      )}
      <div className={shared.buttons}>
        <Button look="primary" type="submit" busy={saving.busy}>
          {t('save')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('kit:cancel')}
        </Button>
      </div>
    </form>
  );
};
