import { inLanguage } from '../../../workflows/words/words.ts';
import { useEditing } from '../editing.ts';
import { useWords } from '../../words.ts';
import type { Act } from './life.ts';

/** What a person does, in words. */
export const useActName = (): ((act: Act) => string) => {
  const { t, language } = useWords('pipeline/days');
  const { names } = useEditing();
  const named = (list: { key: string; name: { ru: string } }[], key: string) => {
    const found = list.find((one) => one.key === key);
    return found ? inLanguage(found.name, language) : key;
  };
  return (act) =>
    act.does === 'pay'
      ? t('act.pay')
      : act.does === 'move'
        ? t('act.move', { stage: named(names.stages, act.key) })
        : t('act.outcome', { outcome: named(names.outcomes, act.key) });
};
