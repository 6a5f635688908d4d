import { IconClock, IconPlayerPause } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Wait } from '../../../workflows/process/process.schema.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Input } from '../../kit/Field.tsx';
import { exactText, momentOf, relativeText, wall } from '../../kit/time.ts';
import { useNow } from '../../kit/Time.tsx';
import { When } from '../../kit/When.tsx';
import { taskText } from '../../task/task-text.ts';
import { useWords } from '../../words.ts';
import css from './Process.module.css';
import { order, type Steerable } from './steer.tsx';
import { waitName } from './wait-name.ts';

const days = [1, 3, 7, 30];

/** Waits of the subject by name and moment; draws nothing where there is none. */
const Clocks = ({ icon, title, waits, now }: { icon: ReactNode; title: string; waits: Wait[]; now: number }) => {
  const { t, language } = useWords('lead');
  if (waits.length === 0) return null;
  return (
    <div className={css.clocks}>
      <b>
        {icon}
        {title}
      </b>
      <ul>
        {waits.map((wait, index) => (
          <li key={`${wait.id} ${index}`}>
            {waitName(wait, language, t, taskText)}
            {wait.until && (
              <time dateTime={wait.until} data-hint={exactText(wait.until)}>
                {relativeText(wait.until, now)}
              </time>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};

/** A pause has a reason and lasts until a moment, or until somebody resumes. */
export const PauseDialog = ({ lead, waits, onClose }: { lead: Steerable; waits: Wait[]; onClose: () => void }) => {
  const { t } = useWords('lead');
  const now = useNow() + lead.clockOffset;
  const [reason, setReason] = useState('');
  const [until, setUntil] = useState('');
  const soon = until !== '' && !(momentOf(until).getTime() > now);
  const why = !reason.trim() ? t('pause.needs') : soon ? t('pause.past') : undefined;
  const inDays = (count: number) =>
    wall(now + count * 86_400_000)
      .hour(9)
      .minute(0)
      .format('YYYY-MM-DDTHH:mm');
  const pausing = useWrite(
    () =>
      order(lead, {
        path: 'process/pause',
        body: { reason: reason.trim(), ...(until ? { until: momentOf(until).toISOString() } : {}) },
        done: t('done.pause'),
        undo: { text: t('kit:undo'), run: () => void order(lead, { path: 'process/resume' }) },
      }),
    { then: (done) => done && onClose() },
  );
  return (
    <Dialog onClose={onClose} title={t('pause.title')}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!why) void pausing.write();
        }}
      >
        <p className={css.dim}>{t('pause.text')}</p>
        <Clocks
          icon={<IconPlayerPause size={15} aria-hidden />}
          title={t('pause.stops')}
          waits={waits.filter(({ stops }) => stops)}
          now={now}
        />
        <Clocks
          icon={<IconClock size={15} aria-hidden />}
          title={t('pause.stays')}
          waits={waits.filter(({ stops, until: at, overdue }) => at && !stops && !overdue)}
          now={now}
        />
        <Input
          label={t('pause.reason')}
          value={reason}
          maxLength={500}
          required
          onChange={(event) => setReason(event.target.value)}
        />
        <When
          kind="moment"
          label={t('pause.until')}
          hint={t('pause.until.hint')}
          error={soon ? t('pause.past') : undefined}
          value={until}
          onChange={setUntil}
        />
        <div className={css.chips} role="group" aria-label={t('pause.until')}>
          {days.map((count) => (
            <Chip key={count} on={until === inDays(count)} onClick={() => setUntil(inDays(count))}>
              {t('pause.days', { count })}
            </Chip>
          ))}
          <Chip on={until === ''} onClick={() => setUntil('')}>
            {t('pause.forever')}
          </Chip>
        </div>
        <Button look="primary" type="submit" busy={pausing.busy} why={why}>
          {t('pause')}
        </Button>
      </form>
    </Dialog>
  );
};
