import { IconBell } from '@tabler/icons-react';
import type { Notification } from '../../workflows/user/user.schema.ts';
import { Button } from '../kit/Button.tsx';
import { Empty } from '../kit/Empty.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Time } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import css from './BellList.module.css';
import { Have } from './Have.tsx';
import { sentence, toneOf } from './notification-sentence.ts';

type Props = {
  items: Notification[];
  error: unknown;
  onVisit: (one: Notification) => void;
  onReadAll: (() => void) | undefined;
  onDone: (one: Notification) => void;
};

export const BellList = ({ items, error, onVisit, onReadAll, onDone }: Props) => {
  const { t } = useWords('notification');
  return (
    <section aria-label={t('title')}>
      <header className={css.head}>
        <b>{t('title')}</b>
        {onReadAll && (
          <Button look="quiet" onClick={onReadAll}>
            {t('readAll')}
          </Button>
        )}
      </header>
      {error ? <Problem error={error} /> : null}
      {!error && items.length === 0 && <Empty icon={<IconBell />} title={t('empty.title')} text={t('empty.text')} />}
      <ul className={css.list}>
        {items.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={css.one}
              data-unread={!one.readAt || undefined}
              data-tone={toneOf(one.kind)}
              onClick={() => onVisit(one)}
            >
              <span className={css.dot} role="img" aria-label={one.readAt ? t('isRead') : t('isNew')} />
              <span className={css.text}>{sentence(one)}</span>
              <span className={css.at}>
                <Time at={one.createdAt} as="age" />
              </span>
            </button>
            <Have one={one} onDone={onDone} />
          </li>
        ))}
      </ul>
    </section>
  );
};
