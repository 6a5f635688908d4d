import { IconAlarm, IconHandStop } from '@tabler/icons-react';
import type { CSSProperties } from 'react';
import type { Stage } from '../../../workflows/pipeline/pipeline.schema.ts';
import { inLanguage } from '../../../workflows/words/words.ts';
import { useEditing } from '../editing.ts';
import { Sign } from '../../automation/icons.ts';
import { kindOfStep } from '../../automation/kinds.ts';
import { capital, shortStep } from '../short.ts';
import { useWords } from '../../words.ts';
import { useActName } from './act-name.ts';
import { ActMenu } from './ActMenu.tsx';
import { dateName, dayName, weekdayName } from './day.ts';
import css from './Days.module.css';
import type { Act, Happening, Life, Stay } from './life.ts';

const MOST = 8;

/** Days from left to right, a row for each stay in a stage; days on which nothing happens are narrow. On a phone: day after day. */
export const Strip = ({ life, onAdd }: { life: Life; onAdd: (act: Act) => void }) => {
  const { t, language } = useWords('pipeline/days');
  const { days, stays } = life;
  const busy = new Set(stays.flatMap(({ happenings }) => happenings.map(({ day }) => day)));
  const columns = days.map((_, day) => (busy.has(day) ? '192px' : '36px')).join(' ');
  return (
    <div className={css.frame} role="region" aria-label={t('strip')} tabIndex={0}>
      <div className={css.strip} style={{ gridTemplateColumns: `132px ${columns}` }}>
        <span className={css.corner} />
        {days.map((day, index) => (
          <div
            key={day.date}
            className={css.day}
            data-off={!day.works || undefined}
            data-busy={busy.has(index) || undefined}
          >
            <ActMenu days={days} day={index} onAdd={onAdd} quiet label={t('act.on', { day: dayName(day, language) })}>
              <span>{weekdayName(day, language)}</span>
              <b>{busy.has(index) ? dateName(day, language) : day.date.slice(8)}</b>
            </ActMenu>
          </div>
        ))}
        {stays.map((stay, row) => (
          <Row key={row} stay={stay} row={row + 2} days={days} last={row === stays.length - 1} />
        ))}
      </div>
    </div>
  );
};

const Row = ({ stay, row, days, last }: { stay: Stay; row: number; days: Life['days']; last: boolean }) => {
  const { language } = useWords('pipeline/days');
  const { draft } = useEditing();
  const stage = draft.definition.stages.find(({ key }) => key === stay.stage);
  const byDay = new Map<number, Happening[]>();
  for (const one of stay.happenings) byDay.set(one.day, [...(byDay.get(one.day) ?? []), one]);
  const colour = { '--stage': stage?.color ?? 'var(--edge)' } as CSSProperties;
  return (
    <>
      <h2 className={css.stage} style={{ ...colour, gridRow: row, gridColumn: 1 }}>
        {stage ? inLanguage(stage.name, language) : stay.stage}
      </h2>
      <span
        className={css.band}
        data-ends={!last || undefined}
        style={{ ...colour, gridRow: row, gridColumn: `${stay.from + 2} / ${stay.to + 3}` }}
      />
      {[...byDay].map(([day, list]) => (
        <ul key={day} className={css.cell} style={{ gridRow: row, gridColumn: day + 2 }}>
          <li className={css.phoneDay}>{days[day] && dayName(days[day], language)}</li>
          {list.slice(0, MOST).map((one, index) => (
            <What key={index} one={one} stage={stage} />
          ))}
          {list.length > MOST && <li className={css.more}>+{list.length - MOST}</li>}
        </ul>
      ))}
    </>
  );
};

const What = ({ one, stage }: { one: Happening; stage: Stage | undefined }) => {
  const { t } = useWords('pipeline');
  const { t: say, language } = useWords('pipeline/days');
  const { names, templateName, open } = useEditing();
  const actName = useActName();
  if (one.by === 'person')
    return (
      <li className={css.what} data-by="person" data-vain={!one.did || undefined}>
        <IconHandStop size={13} aria-hidden />
        <span>
          <b>{one.clock}</b> {actName(one.act)}
          {!one.did && <i> {say(stage?.kind === 'open' ? 'vain' : 'vain.closed')}</i>}
        </span>
      </li>
    );
  if (one.by === 'clock')
    return (
      <li className={css.what} data-by="clock">
        <IconAlarm size={13} aria-hidden />
        <span>
          <b>{one.clock}</b> {say(one.what)}
        </span>
      </li>
    );
  const automation = names.automations?.find(({ key }) => key === one.automation);
  return (
    <li className={css.what} data-by="automation">
      <Sign name={kindOfStep(one.action)?.icon} size={13} />
      <button
        type="button"
        data-hint={automation && inLanguage(automation.name, language)}
        onClick={() => open({ kind: 'automation', key: one.automation, step: one.step })}
      >
        <b>{one.clock}</b> {capital(shortStep(one.action, { names, language, t, templateName }))}
      </button>
    </li>
  );
};
