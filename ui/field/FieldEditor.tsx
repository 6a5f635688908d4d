import { IconArchive, IconArchiveOff } from '@tabler/icons-react';
import { useState } from 'react';
import {
  FieldNeed,
  FieldType,
  type Field,
  type FieldAudience,
  type FieldOption,
} from '../../workflows/field/field.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { patch } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { WordsInput } from '../automation/input/WordsInput.tsx';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Problem } from '../kit/Problem.tsx';
import { fieldTyped } from '../lead/typed.ts';
import { useWords } from '../words.ts';
import type { FieldWish } from '../../workflows/field/field-change.schema.ts';
import { changesFields, isList } from './changes.ts';
import { FieldAudienceInput } from './FieldAudienceInput.tsx';
import { FieldChanges } from './FieldChanges.tsx';
import { FieldInput } from './FieldInput.tsx';
import { FieldForesight } from './FieldForesight.tsx';
import { FieldUses } from './FieldUses.tsx';
import { ReplaceOption } from './ReplaceOption.tsx';
import { TypeSelect } from './TypeSelect.tsx';
import css from './Fields.module.css';
import { OptionsInput } from './OptionsInput.tsx';

/** One field: its name in four languages, its options, where it must be filled in, who sees it. Its key stays. */
export const FieldEditor = ({ field, onClose }: { field: Field; onClose: () => void }) => {
  const { t, language } = useWords('field');
  const [name, setName] = useState(field.name);
  const [options, setOptions] = useState<FieldOption[]>(field.options);
  const [required, setRequired] = useState(field.required);
  const [visibleTo, setVisibleTo] = useState<FieldAudience | null>(field.visibleTo);
  const [byDefault, setByDefault] = useState(fieldTyped(field.default));
  const [wish, setWish] = useState<FieldWish>();
  const [archives, setArchives] = useState(false);
  const defaultName = { ru: t('default') };
  const title = inLanguage(field.name, language);
  const path = { id: field.id };
  const { version } = field;
  const saving = useWrite(
    () =>
      patch('/fields/{id}', {
        path,
        body: {
          version,
          name,
          required,
          visibleTo,
          default: byDefault.trim() || null,
          ...(isList(field.type) ? { options } : {}),
        },
      }),
    { changes: changesFields, says: t('saved', { name: title }), refusal: 'form', then: onClose },
  );
  const archiving = useWrite((archived: boolean) => patch('/fields/{id}', { path, body: { version, archived } }), {
    changes: changesFields,
    says: (_, archived) => t(archived ? 'archived' : 'restored', { name: title }),
    undo: (answer, archived) => patch('/fields/{id}', { path, body: { version: answer.version, archived: !archived } }),
    then: onClose,
  });
  if (wish)
    return (
      <Panel title={title} onClose={onClose}>
        <FieldForesight field={field} wish={wish} onDone={() => setWish(undefined)} />
      </Panel>
    );
  return (
    <Panel title={title} onClose={onClose}>
      <form
        className={css.editor}
        onSubmit={(event) => {
          event.preventDefault();
          void saving.write();
        }}
      >
        <p className={css.dim}>{t('key', { key: field.key })}</p>
        <TypeSelect type={field.type} onChange={(type) => setWish({ type })} />
        <WordsInput label={t('name')} value={name} onChange={setName} />
        {isList(field.type) && <OptionsInput options={options} known={field.options} onChange={setOptions} />}
        {field.options.length > 1 && <ReplaceOption options={field.options} onReplace={setWish} />}
        {(field.type === 'file' || field.type === 'image') && <p className={css.dim}>{t('file.noForm')}</p>}
        {withDefault.has(field.type) && (
          <FieldInput
            field={{ ...field, options, name: defaultName }}
            value={byDefault}
            error={saving.wrong(`fields.${field.key}`)}
            onChange={setByDefault}
          />
        )}
        <fieldset className={css.group}>
          <legend>{t('required')}</legend>
          {FieldNeed.options.map((need) => (
            <label key={need}>
              <input
                type="checkbox"
                checked={required.includes(need)}
                onChange={({ target }) =>
                  setRequired(target.checked ? [...required, need] : required.filter((one) => one !== need))
                }
              />
              {t(`required.${need}`)}
            </label>
          ))}
          <p className={css.dim}>{t('required.stages')}</p>
        </fieldset>
        <FieldAudienceInput value={visibleTo} onChange={setVisibleTo} />
        {saving.error !== null && <Problem error={saving.error} />}
        <div className={css.bar}>
          <Button look="primary" type="submit" busy={saving.busy}>
            {t('save')}
          </Button>
          <Button
            look="quiet"
            icon={field.archivedAt ? <IconArchiveOff size={15} /> : <IconArchive size={15} />}
            busy={archiving.busy}
            onClick={() => (field.archivedAt || archives ? void archiving.write(!field.archivedAt) : setArchives(true))}
          >
            {t(field.archivedAt ? 'restore' : 'toArchive')}
          </Button>
        </div>
        {archives && !field.archivedAt && (
          <>
            <p className={css.dim}>{t('archive.sure')}</p>
            <FieldUses field={field} />
          </>
        )}
        <FieldChanges field={field} onUndo={setWish} />
      </form>
    </Panel>
  );
};

/** A client or a file is nobody's by default. */
const withDefault = new Set<FieldType>(
  FieldType.options.filter((type) => !['contact', 'file', 'image'].includes(type)),
);
