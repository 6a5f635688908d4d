import { IconArchive, IconArchiveOff } from '@tabler/icons-react';
import { useState } from 'react';
import { FieldNeed, type Field, type FieldAudience, type FieldOption } from '../../workflows/field/field.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { patch } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { WordsInput } from '../automation/input/WordsInput.tsx';
import { Button } from '../kit/Button.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Problem } from '../kit/Problem.tsx';
import { useTeams } from '../user/users.ts';
import { useWords } from '../words.ts';
import { changesFields, isList } from './changes.ts';
import css from './Fields.module.css';
import { OptionsInput } from './OptionsInput.tsx';

/** One field: its name in four languages, its options, where it must be filled in, who sees it. Its key stays. */
export const FieldEditor = ({ field, onClose }: { field: Field; onClose: () => void }) => {
  const { t, language } = useWords('field');
  const [name, setName] = useState(field.name);
  const [options, setOptions] = useState<FieldOption[]>(field.options);
  const [required, setRequired] = useState(field.required);
  const [visibleTo, setVisibleTo] = useState<FieldAudience | null>(field.visibleTo);
  const title = inLanguage(field.name, language);
  const path = { id: field.id };
  const { version } = field;
  const saving = useWrite(
    () =>
      patch('/fields/{id}', {
        path,
        body: { version, name, required, visibleTo, ...(isList(field.type) ? { options } : {}) },
      }),
    { changes: changesFields, says: t('saved', { name: title }), refusal: 'form', then: onClose },
  );
  const archiving = useWrite((archived: boolean) => patch('/fields/{id}', { path, body: { version, archived } }), {
    changes: changesFields,
    says: (_, archived) => t(archived ? 'archived' : 'restored', { name: title }),
    undo: (answer, archived) => patch('/fields/{id}', { path, body: { version: answer.version, archived: !archived } }),
    then: onClose,
  });
  return (
    <Panel title={title} onClose={onClose}>
      <form
        className={css.editor}
        onSubmit={(event) => {
          event.preventDefault();
          void saving.write();
        }}
      >
        <p className={css.dim}>
          {t(`type.${field.type}`)} · {t('key', { key: field.key })}
        </p>
        <WordsInput label={t('name')} value={name} onChange={setName} />
        {isList(field.type) && <OptionsInput options={options} known={field.options} onChange={setOptions} />}
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
        <Audience value={visibleTo} onChange={setVisibleTo} />
        {saving.error !== null && <Problem error={saving.error} />}
        <div className={css.bar}>
          <Button look="primary" type="submit" busy={saving.busy}>
            {t('save')}
          </Button>
          <Button
            look="quiet"
            icon={field.archivedAt ? <IconArchiveOff size={15} /> : <IconArchive size={15} />}
            busy={archiving.busy}
            onClick={() => void archiving.write(!field.archivedAt)}
          >
            {t(field.archivedAt ? 'restore' : 'toArchive')}
          </Button>
        </div>
      </form>
    </Panel>
  );
};

const roles = ['manager', 'supervisor'] as const;

const Audience = ({
  value,
  onChange,
}: {
  value: FieldAudience | null;
  onChange: (value: FieldAudience | null) => void;
}) => {
  const { t } = useWords('field');
  const teams = useTeams();
  const { roles: seen, teams: named } = value ?? { roles: [], teams: [] };
  const toggle = <T extends string>(list: T[], one: T, on: boolean): T[] =>
    on ? [...list, one] : list.filter((other) => other !== one);
  return (
    <fieldset className={css.group}>
      <legend>{t('visible')}</legend>
      <label>
        <input type="radio" checked={value === null} onChange={() => onChange(null)} />
        {t('visible.all')}
      </label>
      <label>
        <input type="radio" checked={value !== null} onChange={() => onChange({ roles: [], teams: [] })} />
        {t('visible.some')}
      </label>
      {value && (
        <div className={css.indent}>
          {roles.map((role) => (
            <label key={role}>
              <input
                type="checkbox"
                checked={seen.includes(role)}
                onChange={({ target }) => onChange({ ...value, roles: toggle(seen, role, target.checked) })}
              />
              {t(`role.${role}`)}
            </label>
          ))}
          {teams.map((team) => (
            <label key={team.key}>
              <input
                type="checkbox"
                checked={named.includes(team.key)}
                onChange={({ target }) => onChange({ ...value, teams: toggle(named, team.key, target.checked) })}
              />
              {t('visible.team', { team: team.name })}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
};
