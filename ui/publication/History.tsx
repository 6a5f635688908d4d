import { IconArrowBackUp, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Publication } from '../../workflows/publication/publication.schema.ts';
import { Button } from '../kit/Button.tsx';
import { Chip, type Tone } from '../kit/Chip.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { Gone } from '../undo/Gone.tsx';
import { useSaid } from './said.ts';
import { isGoing, useSteering } from './publications.ts';
import css from './Publish.module.css';
import { Results } from './Results.tsx';

const tones: Record<Publication['state'], Tone> = {
  planned: 'dim',
  running: 'blue',
  paused: 'amber',
  done: 'green',
  stopped: 'amber',
  undoing: 'blue',
  undone: 'dim',
};

/** What was published before, by whom, and what became of the leads. The last one can be taken back. */
export const History = ({ publications }: { publications: Publication[] }) => {
  const { t } = useSaid();
  const { at } = useSearch({ from: '/frame/pipelines/$key' });
  return (
    <Section title={t('history.title')}>
      <ul className={css.history}>
        {publications.map((publication, index) => (
          <Past key={publication.id} publication={publication} isLast={index === 0} asked={publication.id === at} />
        ))}
      </ul>
    </Section>
  );
};

/** `asked`: the address names it. */
const Past = ({ publication, isLast, asked }: { publication: Publication; isLast: boolean; asked: boolean }) => {
  const { t } = useSaid();
  const [open, setOpen] = useState(asked);
  const steering = useSteering(publication);
  const { version, note, state, counts, createdAt, createdBy, previousVersion } = publication;
  const mayUndo = isLast && !isGoing(publication) && state !== 'undone' && previousVersion !== null;
  return (
    <li ref={asked ? comeIntoView : undefined}>
      <div className={css.past}>
        <Button
          look="quiet"
          label={t(open ? 'history.less' : 'history.more', { version })}
          aria-expanded={open}
          icon={open ? <IconChevronDown size={16} /> : <IconChevronRight size={16} />}
          onClick={() => setOpen(!open)}
        />
        <b>{t('version', { version })}</b>
        <Chip tone={tones[state]}>{t(`state.${state}`)}</Chip>
        <span className={css.note}>{note || t('history.noNote')}</span>
        <span className={css.dim}>
          {createdBy?.name && `${createdBy.name} · `}
          <Time at={createdAt} />
        </span>
        {mayUndo && <Gone of="publications" id={publication.id} />}
        {mayUndo && (
          <Button icon={<IconArrowBackUp size={16} />} busy={steering.busy} onClick={() => void steering.write('undo')}>
            {t('order.undo')}
          </Button>
        )}
      </div>
      <p className={css.outcome}>
        {state === 'undone'
          ? t('history.undone', { undone: counts.undone, kept: counts.kept })
          : t('history.counts', { moved: counts.move, mapped: counts.map, stayed: counts.keep + counts.blocked })}
      </p>
      {open && <Results publication={publication} />}
    </li>
  );
};

const comeIntoView = (line: HTMLElement | null) => line?.scrollIntoView({ block: 'center' });
