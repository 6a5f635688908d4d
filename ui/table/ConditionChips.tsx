import { IconX } from '@tabler/icons-react';
import { conditionSentence, type Names } from '../../workflows/automation/automation-sentence.ts';
import type { Condition } from '../../workflows/automation/condition.schema.ts';
import { useWords } from '../words.ts';
import { partsOf, withoutPart } from '../lead/filter/parts.ts';
import css from './ConditionChips.module.css';

type Props = {
  condition: Condition;
  names: Names;
  isGone: (part: Condition) => boolean;
  onOpen: () => void;
  onChange: (condition: Condition | undefined) => void;
};

/** Each condition in words, with a cross; a click on the words opens all of them. One about a field that is gone says so. */
export const ConditionChips = ({ condition, names, isGone, onOpen, onChange }: Props) => {
  const { t, language } = useWords('lead/board');
  return partsOf(condition).map((part, index) => {
    const sentence = conditionSentence(part, names, language);
    const gone = isGone(part);
    return (
      <span key={`${index} ${sentence}`} className={css.chip} data-gone={gone || undefined}>
        <button type="button" className={css.words} data-hint={gone ? t('filter.gone') : sentence} onClick={onOpen}>
          {sentence}
        </button>
        <button
          type="button"
          className={css.cross}
          aria-label={t('filter.drop', { what: sentence })}
          onClick={() => onChange(withoutPart(condition, index))}
        >
          <IconX size={12} aria-hidden />
        </button>
      </span>
    );
  });
};
