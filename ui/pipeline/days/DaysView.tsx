import { useNavigate, useSearch } from '@tanstack/react-router';
import { IconAlertTriangle, IconX } from '@tabler/icons-react';
import { DateTime } from 'luxon';
import { useDeferredValue, useMemo, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { When } from '../../kit/When.tsx';
import { useEditing } from '../editing.ts';
import { useLivePipeline } from '../../trial/live-pipeline.ts';
import { useWords } from '../../words.ts';
import { useActName } from './act-name.ts';
import { ActMenu } from './ActMenu.tsx';
import css from './Days.module.css';
import { lifeOf, type Act, type Life } from './life.ts';
import { pathFrom, pathText, type Path } from './path.ts';
import { Strip } from './Strip.tsx';

/** When does what happen: one lead's first thirty days on a path that the reader chooses, day by day, by the interpreter itself. */
export const DaysView = (_: { pipeline: string }) => {
  const { t } = useWords('pipeline/days');
  const { at } = useSearch({ from: '/frame/pipelines/$key' });
  const navigate = useNavigate({ from: '/pipelines/$key' });
  const { draft } = useEditing();
  const definition = useDeferredValue(draft.definition);
  const live = useLivePipeline(definition);
  const zone = live.calendars['']?.zone ?? 'Asia/Almaty';
  const [now] = useState(() => new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString());
  const path = useMemo((): Path => pathFrom(at) ?? { start: now, acts: [] }, [at, now]);
  const go = (next: Path) => void navigate({ search: { view: 'days', at: pathText(next) }, replace: true });
  const life = useMemo((): Life | undefined => {
    try {
      return lifeOf(live, path.start, path.acts);
    } catch {
      // a draft may hold a half-written step that no rule can carry out
      return undefined;
    }
  }, [live, path]);
  const add = (act: Act) => go({ ...path, acts: [...path.acts, act].sort((a, b) => order(a) - order(b)) });
  return (
    <main className={css.view}>
      <div className={css.path}>
        <span className={css.start}>
          <span aria-hidden>{t('start')}</span>
          <When
            kind="moment"
            bare
            label={t('start')}
            value={DateTime.fromISO(path.start, { zone }).toFormat("yyyy-MM-dd'T'HH:mm")}
            onChange={(text) => {
              const start = DateTime.fromISO(text, { zone });
              if (start.isValid) go({ ...path, start: start.toUTC().toISO() ?? path.start });
            }}
          />
        </span>
        <Button
          onClick={() => go({ ...path, start: new Date(Math.floor(Date.now() / 60_000) * 60_000).toISOString() })}
        >
          {t('now')}
        </Button>
        <span className={css.dim}>{zone}</span>
        <ul className={css.acts} aria-label={t('path')}>
          {path.acts.map((act, index) => (
            <li key={index}>
              <ActChip act={act} onRemove={() => go({ ...path, acts: path.acts.filter((_one, at) => at !== index) })} />
            </li>
          ))}
        </ul>
        <ActMenu days={life?.days ?? []} onAdd={add}>
          {t('act.add')}
        </ActMenu>
      </div>
      {path.acts.length === 0 && <p className={css.dim}>{t('path.none')}</p>}
      {life?.looped && (
        <p className={css.warning}>
          <IconAlertTriangle size={16} aria-hidden />
          {t('looped')}
        </p>
      )}
      {life ? (
        <Strip life={life} onAdd={add} />
      ) : (
        <p className={css.warning}>
          <IconAlertTriangle size={16} aria-hidden />
          {t('unfinished')}
        </p>
      )}
    </main>
  );
};

const order = ({ day, clock }: Act): number => day * 10_000 + Number(clock.replace(':', ''));

const ActChip = ({ act, onRemove }: { act: Act; onRemove: () => void }) => {
  const { t } = useWords('pipeline/days');
  const name = useActName();
  return (
    <Chip tone="blue">
      {t('act.when', { day: act.day + 1, clock: act.clock })} {name(act)}
      <button type="button" className={css.remove} aria-label={t('act.remove', { name: name(act) })} onClick={onRemove}>
        <IconX size={13} />
      </button>
    </Chip>
  );
};
