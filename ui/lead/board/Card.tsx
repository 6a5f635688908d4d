import { Link } from '@tanstack/react-router';
import { IconDots, IconHourglassEmpty } from '@tabler/icons-react';
import { memo, useRef } from 'react';
import type { Lead } from '../../../workflows/lead/lead.schema.ts';
import type { Pipeline, Stage } from '../../../workflows/pipeline/pipeline.schema.ts';
import { Avatar } from '../../kit/Avatar.tsx';
import { Money } from '../../kit/Money.tsx';
import { ageText } from '../../kit/time.ts';
import { useNow } from '../../kit/Time.tsx';
import { valueText } from '../../field/value-text.ts';
import { WaitLine } from '../WaitLine.tsx';
import { useFresh } from '../../live.ts';
import { useWords } from '../../words.ts';
import { useCardDrag } from './card-drag.ts';
import css from './Card.module.css';
import { aboutText, rotOf, sourceText } from './leads.ts';
import { choose, useIsChoosing, useIsChosen } from './selection.ts';

type Props = {
  lead: Lead;
  pipeline: Pipeline;
  stage: Stage;
  responsible: string | undefined;
  onMenu: (lead: Lead, at: HTMLElement) => void;
};

export const Card = memo(({ lead, pipeline, stage, responsible, onMenu }: Props) => {
  const { t, language } = useWords('lead/board');
  const card = useRef<HTMLLIElement>(null);
  const isFresh = useFresh(lead.id);
  const isChosen = useIsChosen(lead.id);
  const isChoosing = useIsChoosing();
  const now = useNow();
  const source = sourceText(lead, t('source.form'));
  const rot = rotOf(lead, stage.rotsAfterDays, now);
  useCardDrag(card, lead.id, lead.stage);
  return (
    <li
      ref={card}
      className={css.card}
      data-lead={lead.id}
      data-choice={lead.id}
      data-fresh={isFresh || undefined}
      data-chosen={isChosen || undefined}
      data-choosing={isChoosing || undefined}
    >
      <div className={css.row}>
        <input
          type="checkbox"
          className={css.select}
          checked={isChosen}
          aria-label={t('select', { name: lead.name })}
          onClick={(event) => choose(lead.id, event.shiftKey)}
          onChange={() => undefined}
        />
        <Link to="/leads/$id" params={{ id: lead.id }} className={css.name} draggable={false} preload={false}>
          {lead.name}
        </Link>
      </div>
      <div className={css.row}>
        <span className={css.about}>
          {aboutText(lead, pipeline.definition, (field, value) => valueText(field, value, language)) || '\u00a0'}
        </span>
        <Money amount={lead.amount} className={css.amount} />
      </div>
      <WaitLine lead={lead} />
      <div className={css.foot}>
        {rot && (
          <span
            className={css.rot}
            data-tone={rot}
            data-hint={t('rotting', { age: ageText(lead.stageEnteredAt, now + lead.clockOffset) })}
          >
            <IconHourglassEmpty size={12} aria-hidden />
            {t(`rotting.${rot}`)} {ageText(lead.stageEnteredAt, now + lead.clockOffset)}
          </span>
        )}
        <span className={css.source}>
          {source && `${source} · `}
          {ageText(lead.createdAt, now + lead.clockOffset)}
        </span>
        <button
          type="button"
          className={css.more}
          aria-label={t('menu', { name: lead.name })}
          onClick={(event) => onMenu(lead, event.currentTarget)}
        >
          <IconDots size={16} />
        </button>
        {lead.responsibleId && <Avatar id={lead.responsibleId} name={responsible ?? '?'} plain />}
      </div>
    </li>
  );
});
