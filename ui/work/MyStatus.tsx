import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Status } from '../../workflows/work/status.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import { put } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Input } from '../kit/Field.tsx';
import { MenuItem, MenuTitle } from '../kit/Menu.tsx';
import { useNow } from '../kit/Time.tsx';
import { changesUsers } from '../user/users.ts';
import { useWords } from '../words.ts';
import { waitText } from './wait.ts';
import { changesWork, useStatuses } from './work.ts';
import css from './Work.module.css';

/** In the menu of whoever is signed in: what she does now, and whether work comes to her meanwhile. */
export const MyStatus = ({ onClose }: { onClose: () => void }) => {
  const { t, language } = useWords('work');
  const now = useNow();
  const statuses = useStatuses();
  const mine = useQuery(asking('/me/status')).data;
  const [asked, ask] = useState<Status>();
  const [reason, setReason] = useState('');
  const setting = useWrite(
    (body: { status: string; reason?: string; minutes?: number }) => put('/me/status', { body }),
    {
      changes: [...changesWork, ...changesUsers],
      then: onClose,
    },
  );
  if (!mine || statuses.length === 0) return null;
  const over = mine.overAt !== null && Date.parse(mine.overAt) < now;
  const pause = statuses.find(({ takes }) => !takes)?.key;
  const choose = (status: Status) =>
    status.asksReason || status.key === pause ? ask(status) : void setting.write({ status: status.key });
  return (
    <>
      <MenuTitle>
        {t('status')}
        {mine.since && (
          <span className={over ? css.over : css.dim} role={over ? 'alert' : undefined}>
            {' · '}
            {t(over ? 'status.over' : 'status.for', { time: waitText(now - Date.parse(mine.since), t) })}
          </span>
        )}
      </MenuTitle>
      {statuses.map((status) => (
        <MenuItem
          key={status.key}
          icon={<span className={css.dot} data-takes={status.takes || undefined} />}
          chosen={status.key === mine.status}
          onClick={() => choose(status)}
        >
          {inLanguage(status.name, language)}
        </MenuItem>
      ))}
      {asked?.key === pause && !asked?.asksReason && (
        <div className={css.minutes} role="group" aria-label={t('break.long')}>
          {[...new Set([asked?.minutes ?? 15, 15, 30, 60])]
            .toSorted((one, other) => one - other)
            .map((minutes) => (
              <Button key={minutes} onClick={() => void setting.write({ status: asked!.key, minutes })}>
                {t('break.minutes', { minutes })}
              </Button>
            ))}
        </div>
      )}
      {asked?.asksReason && (
        <form
          className={css.reason}
          onSubmit={(event) => {
            event.preventDefault();
            void setting.write({ status: asked.key, reason });
          }}
        >
          <Input
            label={t('status.reason', { status: inLanguage(asked.name, language) })}
            autoFocus
            required
            maxLength={200}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            onKeyDown={(event) => event.stopPropagation()}
          />
        </form>
      )}
    </>
  );
};
