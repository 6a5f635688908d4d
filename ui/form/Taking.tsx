import type { FormSetting } from '../../workflows/form/form.schema.ts';
import { Chip } from '../kit/Chip.tsx';
import { useAskables } from '../pipeline/askables.ts';
import { useWords } from '../words.ts';

/** Whether a form takes anything: its pipeline may not be published yet. */
export const Taking = ({ form }: { form: FormSetting }) => {
  const { t } = useWords('form');
  const waits = useAskables().find(({ key }) => key === form.pipeline)?.published === false;
  if (form.disabledAt) return <Chip tone="dim">{t('off')}</Chip>;
  return <Chip tone={waits ? 'amber' : 'green'}>{t(waits ? 'waits' : 'on')}</Chip>;
};
