import { useState } from 'react';
import type { Question } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { MenuItem, Pop } from '../kit/Menu.tsx';
import { momentOf, relativeText, wall } from '../kit/time.ts';
import { useNow } from '../kit/Time.tsx';
import { When } from '../kit/When.tsx';
import { useWords } from '../words.ts';
import css from './Conversations.module.css';

type Props = {
  at: HTMLElement;
  save: (until: string) => Promise<unknown>;
  changes: readonly Question[];
  /** many are put aside: the screen says what came of it */
  many?: boolean;
  onClose: () => void;
};

/** Put aside until a moment that the menu names; whatever the client writes brings it back sooner. */
export const Snooze = ({ at, save, changes, many = false, onClose }: Props) => {
  const { t } = useWords('conversation');
  const now = useNow();
  const snoozing = useWrite(save, {
    changes,
    ...(many
      ? {}
      : { says: (_answer: unknown, until: string) => t('snoozed.until', { when: relativeText(until, Date.now()) }) }),
    then: onClose,
  });
  const [own, setOwn] = useState<string>();
  if (own !== undefined)
    return (
      <Pop key="own" at={at} label={t('snooze')} role="dialog" onClose={onClose}>
        <form
          className={css.own}
          onSubmit={(event) => {
            event.preventDefault();
            if (own) void snoozing.write(momentOf(own).toISOString());
          }}
        >
          <When kind="moment" label={t('snooze.until')} value={own} onChange={setOwn} data-first />
          <Button type="submit" look="primary" busy={snoozing.busy} why={own ? undefined : t('snooze.needs')}>
            {t('snooze')}
          </Button>
        </form>
      </Pop>
    );
  return (
    <Pop at={at} label={t('snooze')} onClose={onClose}>
      {moments(now).map(({ name, until }) => (
        <MenuItem key={name} note={relativeText(until, now)} onClick={() => void snoozing.write(until)}>
          {t(`snooze.${name}`)}
        </MenuItem>
      ))}
      <MenuItem onClick={() => setOwn('')}>{t('snooze.own')}</MenuItem>
    </Pop>
  );
};

const moments = (now: number): { name: string; until: string }[] => {
  const day = (days: number) => momentOf(wall(now).add(days, 'day').format('YYYY-MM-DD[T]09:00')).toISOString();
  return [
    { name: 'hour', until: new Date(now + 3_600_000).toISOString() },
    { name: 'three', until: new Date(now + 3 * 3_600_000).toISOString() },
    { name: 'tomorrow', until: day(1) },
    { name: 'monday', until: day((8 - wall(now).day()) % 7 || 7) },
  ];
};
