import { useQuery } from '@tanstack/react-query';
import type { ComponentProps } from 'react';
import { inLanguage } from '../../workflows/words/words.ts';
import { Select } from '../kit/Field.tsx';
import { pipelinesQuery } from '../pipeline/pipelines.ts';
import { useWords } from '../words.ts';

/** The automations of the account's talks, whether they are about a lead, a ticket or nothing. */
export const AutomationsInput = (field: Pick<ComponentProps<typeof Select>, 'value' | 'onChange' | 'error'>) => {
  const { t, language } = useWords('account');
  const pipelines = useQuery(pipelinesQuery).data?.items ?? [];
  return (
    <Select label={t('automations')} hint={t('automations.hint')} {...field}>
      <option value="">{t('automations.none')}</option>
      {pipelines
        .filter(({ noun }) => noun === 'conversation')
        .map(({ key, definition }) => (
          <option key={key} value={key}>
            {inLanguage(definition.name, language)}
          </option>
        ))}
    </Select>
  );
};
