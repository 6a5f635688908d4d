import { IconArrowDown, IconArrowUp, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FieldNoun, FieldType, type Field } from '../../workflows/field/field.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { FieldEditor } from './FieldEditor.tsx';
import { changesFields, isList } from './changes.ts';
import css from './Fields.module.css';

/** What leads, clients and companies have besides their own: made, put in order, archived. */
export const Fields = () => {
  const { t, language } = useWords('field');
  const admin = useMe().role === 'admin';
  const [noun, setNoun] = useState<FieldNoun>('lead');
  const [archived, setArchived] = useState(false);
  const [open, setOpen] = useState<string>();
  const { data, error, refetch } = useQuery(asking('/fields', { query: { archived: 'true' } }));
  const ordering = useWrite((ids: string[]) => post('/fields/order', { body: { noun, ids } }), {
    changes: changesFields,
  });
  if (!data) return error ? <Problem error={error} again={() => void refetch()} /> : <Skeleton rows={8} />;
  const all = data.items.filter((field) => field.noun === noun);
  const shown = all.filter(({ archivedAt }) => archived || !archivedAt);
  const edited = all.find(({ id }) => id === open);
  const shift = (field: Field, by: number) => {
    const ids = shown.map(({ id }) => id);
    const at = ids.indexOf(field.id);
    void ordering.write(ids.toSpliced(at, 1).toSpliced(at + by, 0, field.id));
  };
  return (
    <div className={css.page}>
      <div className={css.bar}>
        {FieldNoun.options.map((one) => (
          <Chip key={one} on={one === noun} onClick={() => setNoun(one)}>
            {t(`noun.${one}`)}
          </Chip>
        ))}
        <span className={css.space} />
        {all.some(({ archivedAt }) => archivedAt) && (
          <Chip on={archived} onClick={() => setArchived(!archived)}>
            {t('archive')}
          </Chip>
        )}
      </div>
      <p className={css.dim}>{t(`about.${noun}`)}</p>
      {shown.length === 0 && <Empty title={t('none')} />}
      <ul className={css.list}>
        {shown.map((field, index) => {
          const name = inLanguage(field.name, language);
          return (
            <li key={field.id} data-archived={field.archivedAt ? true : undefined}>
              <button type="button" className={css.name} disabled={!admin} onClick={() => setOpen(field.id)}>
                {name}
                <span className={css.dim}>
                  {t(`type.${field.type}`)} · {field.key}
                  {field.required.length > 0 && ` · ${t('needed')}`}
                  {field.visibleTo && ` · ${t('limited')}`}
                  {field.archivedAt && ` · ${t('kit:field.archived')}`}
                </span>
              </button>
              {admin && (
                <>
                  <Button
                    look="quiet"
                    icon={<IconArrowUp size={15} />}
                    label={t('up', { name })}
                    why={index === 0 ? t('first') : undefined}
                    onClick={() => shift(field, -1)}
                  />
                  <Button
                    look="quiet"
                    icon={<IconArrowDown size={15} />}
                    label={t('down', { name })}
                    why={index === shown.length - 1 ? t('last') : undefined}
                    onClick={() => shift(field, 1)}
                  />
                </>
              )}
            </li>
          );
        })}
      </ul>
      {admin && <NewField key={noun} noun={noun} onMade={setOpen} />}
      {edited && <FieldEditor key={edited.version} field={edited} onClose={() => setOpen(undefined)} />}
    </div>
  );
};

const NewField = ({ noun, onMade }: { noun: FieldNoun; onMade: (id: string) => void }) => {
  const { t } = useWords('field');
  const [name, setName] = useState('');
  const [type, setType] = useState<FieldType>('text');
  const [options, setOptions] = useState('');
  const lines = options.split('\n').filter((line) => line.trim() !== '');
  const making = useWrite(
    () => post('/fields', { body: { noun, type, name: name.trim(), ...(isList(type) ? { options: lines } : {}) } }),
    {
      changes: changesFields,
      says: t('made', { name: name.trim() }),
      refusal: 'form',
      then: ({ id }) => {
        setName('');
        setOptions('');
        if (!isList(type)) onMade(id);
      },
    },
  );
  return (
    <form
      className={css.new}
      onSubmit={(event) => {
        event.preventDefault();
        void making.write();
      }}
    >
      <Input
        label={t('new')}
        value={name}
        maxLength={300}
        required
        error={making.wrong('name')}
        onChange={({ target }) => setName(target.value)}
      />
      <Select label={t('type')} value={type} onChange={({ target }) => setType(FieldType.parse(target.value))}>
        {FieldType.options.map((one) => (
          <option key={one} value={one}>
            {t(`type.${one}`)}
          </option>
        ))}
      </Select>
      {isList(type) && (
        <label className={css.lines}>
          {t('options.lines')}
          <textarea rows={5} value={options} required onChange={({ target }) => setOptions(target.value)} />
        </label>
      )}
      {making.error !== null && <Problem error={making.error} />}
      <Button look="primary" type="submit" icon={<IconPlus size={15} />} busy={making.busy}>
        {t('add')}
      </Button>
    </form>
  );
};
