import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FieldForesight as Foresight, FieldWish } from '../../workflows/field/field-change.schema.ts';
import type { Field } from '../../workflows/field/field.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { post } from '../ask/ask.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Select } from '../kit/Field.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { useWords } from '../words.ts';
import { changesFields } from './changes.ts';
import { FieldUses } from './FieldUses.tsx';
import { FieldValue } from './FieldValue.tsx';
import css from './Fields.module.css';

type Props = { field: Field; wish: FieldWish; onDone: () => void };

/** What a change of a field would do to each value, before it is done; whoever confirms agrees to the loss that is named. */
export const FieldForesight = ({ field, wish, onDone }: Props) => {
  const { t } = useWords('field');
  const [map, setMap] = useState(wish.map ?? {});
  const [agrees, setAgrees] = useState(false);
  const whole: FieldWish = { ...wish, ...(wish.undoes ? {} : { map }) };
  const { data, error } = useQuery({
    queryKey: ['/fields/preview', field.id, whole],
    queryFn: ({ signal }) => post('/fields/{id}/preview', { path: { id: field.id }, body: whole, signal }),
    retry: false,
  });
  const lost = data ? data.counts.lost + data.counts.partly : 0;
  const changing = useWrite(
    () => {
      const options = data && !wish.undoes && data.options.length > 0 ? { options: data.options } : {};
      const body = { ...whole, ...options, version: field.version, lost };
      return post('/fields/{id}/changes', { path: { id: field.id }, body });
    },
    { changes: [...changesFields, ['/fields/{id}/changes']], refusal: 'form', then: onDone },
  );
  if (error) return <Problem error={error} />;
  if (!data) return <Skeleton rows={3} />;
  return (
    <div className={css.foresight} aria-live="polite">
      <Counts {...data} />
      <Examples before={field} after={data} />
      {data.unmatched.length > 0 && <Replacements {...data} map={map} field={field} onChange={setMap} />}
      <FieldUses field={field} />
      {lost > 0 && (
        <label className={css.agree}>
          <input type="checkbox" checked={agrees} onChange={({ target }) => setAgrees(target.checked)} />
          {t('change.agree', { count: lost })}
        </label>
      )}
      {changing.error !== null && <Problem error={changing.error} />}
      <div className={css.bar}>
        <Button
          look="primary"
          busy={changing.busy}
          why={lost > 0 && !agrees ? t('change.agreeFirst') : undefined}
          onClick={() => void changing.write()}
        >
          {t('change.do')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('kit:cancel')}
        </Button>
      </div>
    </div>
  );
};

const Counts = ({ counts }: Foresight) => {
  const { t } = useWords('field');
  const told = (['kept', 'converted', 'partly', 'lost'] as const).filter((one) => counts[one] > 0);
  if (counts.total === 0) return <p>{t('change.nothing')}</p>;
  return (
    <ul className={css.counts}>
      {told.map((one) => (
        <li key={one} data-as={one}>
          {t(`change.${one}`)} <b>{counts[one]}</b>
        </li>
      ))}
    </ul>
  );
};

const Examples = ({ before, after }: { before: Field; after: Foresight }) => {
  const { language } = useWords('field');
  const { lost, partly, converted } = after.examples;
  const shown = [...lost, ...partly, ...converted].slice(0, 6);
  const shape = { ...before, type: after.type, options: after.options };
  if (shown.length === 0) return null;
  return (
    <table className={css.examples} lang={language}>
      <tbody>
        {shown.map((one) => (
          <tr key={one.id}>
            <th scope="row">{one.name}</th>
            <td>
              <FieldValue field={before} value={one.before} />
            </td>
            <td aria-hidden="true">→</td>
            <td>
              <FieldValue field={shape} value={one.after} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

type ReplacementsProps = Foresight & {
  field: Field;
  map: Record<string, string | null>;
  onChange: (map: Record<string, string | null>) => void;
};

/** What no option stands for: what it becomes. */
const Replacements = ({ unmatched, options, field, map, onChange }: ReplacementsProps) => {
  const { t, language } = useWords('field');
  const named = (text: string) => {
    const option = field.options.find(({ value }) => value === text);
    return option ? inLanguage(option.name, language) : text;
  };
  return (
    <fieldset className={css.group}>
      <legend>{t('change.unmatched')}</legend>
      {unmatched.slice(0, 20).map(({ text, count }) => (
        <Select
          key={text}
          label={`${named(text)} · ${count}`}
          value={map[text] ?? ''}
          onChange={({ target }) => onChange({ ...map, [text]: target.value || null })}
        >
          <option value="">{t('change.toNothing')}</option>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {inLanguage(option.name, language)}
            </option>
          ))}
        </Select>
      ))}
    </fieldset>
  );
};
