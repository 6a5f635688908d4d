import { useQuery } from '@tanstack/react-query';
import { IconCopy } from '@tabler/icons-react';
import { del, post } from '../../ask/ask.ts';
import { asking } from '../../ask/asking.ts';
import { useWrite } from '../../ask/use-write.ts';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Input } from '../../kit/Field.tsx';
import { Time } from '../../kit/Time.tsx';
import { toast } from '../../kit/toast.tsx';
import { useWords } from '../../words.ts';
import css from './Calendar.module.css';

/** An address by which a phone's calendar shows my tasks. It is told once; a new one ends the former. */
export const CalendarLink = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords('task');
  const since = useQuery(asking('/me/calendar-link')).data?.since;
  const making = useWrite(() => post('/me/calendar-link'), { changes: [['/me/calendar-link']] });
  const ending = useWrite(() => del('/me/calendar-link'), {
    changes: [['/me/calendar-link']],
    says: t('link.ended'),
    tone: 'amber',
    then: () => making.forget(),
  });
  const url = making.answer?.url;
  return (
    <Dialog title={t('link')} onClose={onClose}>
      <div className={css.link}>
        <p>{t('link.text')}</p>
        {url ? (
          <>
            <Input
              label={t('link.address')}
              hint={t('link.once')}
              readOnly
              value={url}
              onFocus={({ target }) => target.select()}
            />
            <Button
              look="primary"
              icon={<IconCopy size={16} />}
              onClick={() =>
                void navigator.clipboard.writeText(url).then(() => toast(t('link.copied'), { tone: 'green' }))
              }
            >
              {t('link.copy')}
            </Button>
          </>
        ) : (
          <Button look="primary" busy={making.busy} onClick={() => void making.write()}>
            {t(since ? 'link.again' : 'link.make')}
          </Button>
        )}
        {since && (
          <p>
            {t('link.since')} <Time at={since} />.{' '}
            <Button look="quiet" busy={ending.busy} onClick={() => void ending.write()}>
              {t('link.end')}
            </Button>
          </p>
        )}
      </div>
    </Dialog>
  );
};
