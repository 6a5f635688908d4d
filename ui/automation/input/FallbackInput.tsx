import type { Fallback } from '../../../workflows/lead/assign.schema.ts';
import { Pick } from '../condition/Pick.tsx';
import { useWords } from '../../words.ts';
import { useEditing } from '../../pipeline/editing.ts';
import type { InputProps } from './input.ts';
import css from './Input.module.css';

/** Who takes the lead when nobody of those named can. */
export const FallbackInput = ({ label, value, onChange }: InputProps<Fallback | undefined>) => {
  const { t } = useWords('automation');
  const { world } = useEditing();
  const users = world.people.filter(({ active }) => active);
  const choose = (to: string) => {
    if (to === 'team') onChange({ to, team: world.teams[0]?.key ?? 'sales' });
    else if (to === 'person') onChange({ to, person: users[0]?.email ?? '' });
    else onChange(to === 'anyone' || to === 'nobody' ? { to } : undefined);
  };
  return (
    <div className={css.stack}>
      <select
        className={css.input}
        aria-label={label}
        value={value?.to ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        {['', 'anyone', 'team', 'person', 'nobody'].map((to) => (
          <option key={to} value={to}>
            {t(to ? `fallback.${to}` : 'fallback.rest')}
          </option>
        ))}
      </select>
      {value?.to === 'team' && (
        <Pick
          label={t('fallback.team')}
          value={value.team}
          choices={world.teams.map(({ key, name }) => ({ value: key, name }))}
          onChange={(team) => team && onChange({ to: 'team', team })}
        />
      )}
      {value?.to === 'person' && (
        <Pick
          label={t('fallback.person')}
          value={value.person}
          choices={users.map(({ email, name }) => ({ value: email, name, note: email }))}
          onChange={(person) => person && onChange({ to: 'person', person })}
        />
      )}
    </div>
  );
};
