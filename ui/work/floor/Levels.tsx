import { Link } from '@tanstack/react-router';
import { channelOf } from '../../../workflows/channel/index.ts';
import type { ChannelLevel } from '../../../workflows/work/floor.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { Section } from '../../kit/Section.tsx';
import { useWords } from '../../words.ts';
import { waitText } from '../wait.ts';
import css from './Floor.module.css';

/** How many of today’s clients were answered as soon as they are to be. */
export const Levels = ({ levels }: { levels: ChannelLevel[] }) => {
  const { t } = useWords('work');
  return (
    <Section title={t('levels')}>
      {levels.length === 0 ? (
        <p className={css.dim}>{t('levels.none')}</p>
      ) : (
        <ul className={css.cards}>
          {levels.map((level) => (
            <Level key={level.channel} of={level} />
          ))}
        </ul>
      )}
    </Section>
  );
};

const Level = ({ of }: { of: ChannelLevel }) => {
  const { t, language } = useWords('work');
  const { channel, target, offered, inTime, late, left, overdue, waiting, level } = of;
  const name = inLanguage(channelOf(channel)?.name ?? { ru: channel }, language);
  const low = level !== null && level < target.percent;
  return (
    <li>
      <Link to="/queues" search={{ show: `level:${channel}` }} aria-label={t('level.open', { name })}>
        <span className={css.name}>{name}</span>
        <strong data-tone={low ? 'red' : undefined} title={low ? t('level.low') : undefined}>
          {level === null ? '—' : `${level} %`}
        </strong>
        <span className={css.dim}>
          {t('level.target', { percent: target.percent, time: waitText(target.seconds * 1000, t) })}
        </span>
        <span className={css.dim}>
          {t('level.counts', { offered, inTime, missed: late + left + overdue, waiting })}
        </span>
      </Link>
    </li>
  );
};
