import type { Account } from '../../workflows/account/account.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { Input } from '../kit/Field.tsx';
import { usePipelines } from '../pipeline/pipelines.ts';
import { useWords } from '../words.ts';
import css from './Account.module.css';

type Ids = Account['callerIds'];
type Props = { ids: Ids; wrong: (field: string) => string | undefined; onChange: (ids: Ids) => void };

/** Clients of each pipeline may see another number of ours. */
export const CallerIds = ({ ids, wrong, onChange }: Props) => {
  const { t, language } = useWords('account');
  const change = (key: string, number: string) => {
    const { [key]: _, ...others } = ids;
    onChange(number ? { ...others, [key]: number } : others);
  };
  return (
    <fieldset className={css.part}>
      <legend>{t('callerIds')}</legend>
      <p className={css.dim}>{t('callerIds.hint')}</p>
      {usePipelines().map(({ key, definition }) => (
        <Input
          key={key}
          label={inLanguage(definition.name, language)}
          type="tel"
          maxLength={16}
          placeholder="+77273500018"
          value={ids[key] ?? ''}
          error={wrong(`callerIds.${key}`)}
          onChange={({ target }) => change(key, target.value.replace(/[\s()-]/g, ''))}
        />
      ))}
    </fieldset>
  );
};
