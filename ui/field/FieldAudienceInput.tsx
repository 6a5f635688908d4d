import type { FieldAudience } from '../../workflows/field/field.schema.ts';
import { useTeams } from '../user/users.ts';
import { useWords } from '../words.ts';
import css from './Fields.module.css';

const roles = ['manager', 'supervisor'] as const;

/** Who sees a field: everybody, or admins and whoever is named. */
export const FieldAudienceInput = ({
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
