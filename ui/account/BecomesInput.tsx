import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { inLanguage } from '../../workflows/words/words.ts';
import { Select } from '../kit/Field.tsx';
import { pipelinesQuery } from '../pipeline/pipelines.ts';
import { useWords } from '../words.ts';

/** What a new talk becomes: nothing, a lead of whoever is new, or a ticket. */
export const BecomesInput = (field: Pick<ComponentProps<typeof Select>, 'value' | 'onChange' | 'error'>) => {
  const { t, language } = useWords('account');
  const pipelines = useQuery(pipelinesQuery).data?.items ?? [];
  return (
    <Select label={t('becomes')} hint={t('becomes.hint')} {...field}>
      <option value="">{t('becomes.nothing')}</option>
      {(['lead', 'ticket'] as const).map((noun) => {
        const own = pipelines.filter((one) => one.noun === noun);
        return (
          own.length > 0 && (
            <optgroup key={noun} label={t(`becomes.${noun}`)}>
              {own.map(({ key, definition }) => (
                <option key={key} value={key}>
                  {inLanguage(definition.name, language)}
                </option>
              ))}
            </optgroup>
          )
        );
      })}
    </Select>
  );
};
