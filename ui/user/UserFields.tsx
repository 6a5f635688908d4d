import type { UserProfile } from '../../workflows/user/user-profile.schema.ts';
import type { Role } from '../../workflows/user/user.schema.ts';
import { Chip } from '../kit/Chip.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { useWords } from '../words.ts';
import css from './Users.module.css';
import { useCalendars, useUserProfiles, useTeams } from './users.ts';
import { spoken, spokenName } from './spoken.ts';
import { WordsInput } from './WordsInput.tsx';

export type Fields = Pick<
  UserProfile,
  'name' | 'role' | 'teamId' | 'calendarId' | 'leadLimit' | 'skills' | 'languages' | 'regions' | 'extension'
>;
export type Wrong = (field: string) => string | undefined;

/** What an admin says of a user, old or new. */
export const UserFields = ({
  fields,
  wrong,
  onChange,
}: {
  fields: Fields;
  wrong: Wrong;
  onChange: (part: Partial<Fields>) => void;
}) => {
  const { t } = useWords('user');
  const teams = useTeams();
  const calendars = useCalendars();
  const known = useUserProfiles().data?.items ?? [];
  const { languages } = fields;
  return (
    <>
      <Input
        label={t('field.name')}
        value={fields.name}
        required
        maxLength={120}
        error={wrong('name')}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <div className={css.pair}>
        <Select
          label={t('field.role')}
          value={fields.role}
          onChange={(event) => onChange({ role: event.target.value as Role })}
        >
          {(['manager', 'supervisor', 'admin'] as const).map((role) => (
            <option key={role} value={role}>
              {t(`kit:role.${role}`)}
            </option>
          ))}
        </Select>
        <Select
          label={t('field.team')}
          value={fields.teamId ?? ''}
          onChange={(event) => onChange({ teamId: event.target.value || null })}
        >
          <option value="">{t('noTeam')}</option>
          {teams.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </div>
      <div className={css.pair}>
        <Select
          label={t('field.calendar')}
          value={fields.calendarId ?? ''}
          onChange={(event) => onChange({ calendarId: event.target.value || null })}
        >
          <option value="">{t('noCalendar')}</option>
          {calendars.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
        <Input
          label={t('field.limit')}
          type="number"
          min={0}
          max={1_000_000}
          required
          value={Number.isNaN(fields.leadLimit) ? '' : fields.leadLimit}
          error={wrong('leadLimit')}
          onChange={(event) => onChange({ leadLimit: event.target.valueAsNumber })}
        />
      </div>
      <Input
        label={t('field.extension')}
        hint={t('field.extension.hint')}
        maxLength={40}
        autoComplete="off"
        value={fields.extension ?? ''}
        error={wrong('extension')}
        onChange={(event) => onChange({ extension: event.target.value.trim() || null })}
      />
      <fieldset className={css.set}>
        <legend>{t('field.languages')}</legend>
        <div className={css.chips}>
          {[...new Set([...spoken, ...languages])].map((one) => (
            <Chip
              key={one}
              on={languages.includes(one)}
              onClick={() =>
                onChange({
                  languages: languages.includes(one) ? languages.filter((other) => other !== one) : [...languages, one],
                })
              }
            >
              {spokenName(one, t)}
            </Chip>
          ))}
        </div>
      </fieldset>
      <WordsInput
        label={t('field.skills')}
        hint={t('field.skills.hint')}
        value={fields.skills}
        known={known.flatMap(({ skills }) => skills)}
        onChange={(skills) => onChange({ skills })}
      />
      <WordsInput
        label={t('field.regions')}
        hint={t('field.regions.hint')}
        value={fields.regions}
        known={known.flatMap(({ regions }) => regions)}
        onChange={(regions) => onChange({ regions })}
      />
    </>
  );
};
