import { IconAlertTriangle, IconDots } from '@tabler/icons-react';
import { memo, useEffect, useRef, useState } from 'react';
import type { Automation } from '../../../workflows/automation/automation.schema.ts';
import type { Names } from '../../../workflows/automation/automation-sentence.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { useWords } from '../../words.ts';
import shared from './Board.module.css';
import css from './BoardCard.module.css';
import { dragItem, type Side } from './drag.ts';
import { Sign } from '../../automation/icons.ts';
import { isClock, kindOfTrigger } from '../../automation/kinds.ts';
import type { Mark, Severity } from '../marks.ts';
import { placeText } from '../place.ts';
import { shortOf } from '../short.ts';

type Props = {
  automation: Automation;
  /** key of the stage, or '' for "in any open stage" */
  column: string;
  names: Names;
  templateName: (key: string) => string;
  mark: Mark;
  severity: Severity | undefined;
  chosen: boolean;
  /** colleagues who have it open */
  here: string;
  address: string;
  onOpen: (key: string) => void;
  onMenu: (key: string, column: string, at: HTMLElement) => void;
};

/** When, what then, and if. Drawn anew only when the automation itself, or a name that it may say, has changed. */
export const BoardCard = memo((props: Props) => {
  const { automation, column, names, templateName, mark, severity, chosen, here, address, onOpen, onMenu } = props;
  const { t, language } = useWords('pipeline');
  const card = useRef<HTMLLIElement>(null);
  const [side, setSide] = useState<Side>();
  const { key, when, off } = automation;
  const short = shortOf(automation, { names, language, t, templateName });
  const name = inLanguage(automation.name, language);
  useEffect(() => {
    if (!card.current) return;
    return dragItem({ element: card.current, what: 'card', key, from: column, axis: 'y', onSide: setSide });
  }, [key, column]);
  return (
    <li
      ref={card}
      className={shared.card}
      data-card={key}
      data-column={column}
      data-edge={severity ?? mark}
      data-chosen={chosen || undefined}
      data-side={side}
      data-off={off || undefined}
    >
      <span className={css.when} data-clock={isClock(when) || undefined}>
        <Sign name={kindOfTrigger(when)?.icon} size={13} />
        <span>{short.when}</span>
        {off && <span className={css.mark}>{t('card.off')}</span>}
        {mark && <span className={css.mark}>{t(`mark.${mark}`)}</span>}
        {severity && (
          <IconAlertTriangle
            size={13}
            className={css.alert}
            data-severity={severity}
            aria-label={t(`problem.${severity}`)}
          />
        )}
      </span>
      <a
        href={`${address}?at=${placeText({ kind: 'automation', key })}`}
        className={shared.then}
        draggable={false}
        data-hint={name}
        aria-current={chosen || undefined}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey) return;
          event.preventDefault();
          onOpen(key);
        }}
      >
        {short.then}
      </a>
      {short.condition && <span className={shared.if}>{t('card.if', { condition: short.condition })}</span>}
      {here && <span className={css.here}>{t('here', { names: here })}</span>}
      <button
        type="button"
        className={shared.more}
        aria-label={t('card.menu', { name })}
        aria-haspopup="menu"
        onClick={(event) => onMenu(key, column, event.currentTarget)}
      >
        <IconDots size={15} />
      </button>
    </li>
  );
});
