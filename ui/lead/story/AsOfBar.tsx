import { IconChevronLeft, IconChevronRight, IconHistory } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Event } from '../../../workflows/event/event.schema.ts';
import type { Pipeline } from '../../../workflows/pipeline/pipeline.schema.ts';
import { Button } from '../../kit/Button.tsx';
import { exactText, wall } from '../../kit/time.ts';
import { sentenceOf } from './event-sentence.ts';
import { useUsers } from '../../session.tsx';
import { useWords } from '../../words.ts';
import css from './Story.module.css';

type Props = {
  at: string;
  events: Event[];
  pipeline: Pipeline | undefined;
  onGo: (at: string) => void;
  onBack: () => void;
};

/** The page as it was: the slider stands at every moment at which something happened. */
export const AsOfBar = ({ at, events, pipeline, onGo, onBack }: Props) => {
  const { t, language } = useWords('lead/story');
  const users = useUsers();
  const moments = useMemo(() => [...new Set(events.map((event) => event.at))].sort(), [events]);
  const stands = Math.max(
    0,
    moments.findLastIndex((moment) => moment <= at),
  );
  // the slider's own place, until the page has followed it
  const [held, hold] = useState<{ place: number; from: string }>();
  const place = held?.from === at ? held.place : stands;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const go = (next: number) => {
    const moment = moments[next];
    if (moment === undefined) return;
    hold({ place: next, from: at });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => onGo(moment), 120);
  };
  const shown = moments[place] ?? at;
  const last = events.findLast((event) => event.at === shown);
  const said = last ? sentenceOf(last, { language, pipeline, users }) : '';
  return (
    <div className={css.bar} role="region" aria-label={t('past')}>
      <span className={css.when} aria-live="polite">
        <IconHistory size={17} aria-hidden />
        <b>{t('past.on', { when: secondsText(place === stands ? at : shown) })}</b>
      </span>
      <div className={css.slide}>
        <Button
          look="quiet"
          icon={<IconChevronLeft size={16} />}
          label={t('past.before')}
          why={place <= 0 ? t('past.first') : undefined}
          onClick={() => go(place - 1)}
        />
        <input
          type="range"
          min={0}
          max={Math.max(0, moments.length - 1)}
          step={1}
          value={place}
          aria-label={t('past.slider')}
          aria-valuetext={`${exactText(shown)}. ${said}`}
          onChange={(event) => go(Number(event.target.value))}
        />
        <Button
          look="quiet"
          icon={<IconChevronRight size={16} />}
          label={t('past.after')}
          why={place >= moments.length - 1 ? t('past.last') : undefined}
          onClick={() => go(place + 1)}
        />
      </div>
      <span className={css.said}>{said}</span>
      <Button onClick={onBack}>{t('past.back')}</Button>
    </div>
  );
};

/** With seconds: much may happen within one minute. */
const secondsText = (at: string): string => `${exactText(at)}:${wall(at).format('ss')}`;
