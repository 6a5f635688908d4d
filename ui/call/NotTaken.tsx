import { useQuery } from '@tanstack/react-query';
import { IconPhoneX, IconX } from '@tabler/icons-react';
import type { Call } from '../../workflows/call/call.schema.ts';
import { post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { changesCallbacks } from '../callback/callbacks.ts';
import { Button } from '../kit/Button.tsx';
import { useWords } from '../words.ts';
import css from './Call.module.css';
import { changesCalls } from './calls.ts';
import { Who } from './Who.tsx';

/** She did not pick up her own phone for a promised call: the client waits on, unless the promise is dropped. */
export const NotTaken = ({ call, onDone }: { call: Call; onDone: () => void }) => {
  const { t } = useWords('call');
  const path = { id: call.callbackId ?? '' };
  const callback = useQuery(asking('/callbacks/{id}', { path })).data;
  const changes = [...changesCalls, ...changesCallbacks];
  const calling = useWrite(() => post('/callbacks/{id}/call', { path, body: {} }), { changes, then: onDone });
  const dropping = useWrite(() => post('/callbacks/{id}/cancel', { path, body: {} }), {
    ...{ changes, says: t('promise.dropped'), then: onDone },
  });
  if (!callback || callback.closedAt || callback.state === 'calling') return null;
  return (
    <>
      <div className={css.card}>
        <p className={css.dim}>{t('promise.ask')}</p>
        <div className={css.outcomes} role="group" aria-label={t('promise.ask')}>
          <Button look="primary" busy={calling.busy} onClick={() => void calling.write()}>
            {t('promise.again')}
          </Button>
          <Button onClick={onDone}>{t('promise.keep')}</Button>
          <Button look="danger" busy={dropping.busy} onClick={() => void dropping.write()}>
            {t('promise.drop')}
          </Button>
        </div>
      </div>
      <div className={css.bar} data-state="ended">
        <IconPhoneX size={18} aria-hidden className={css.icon} />
        <div className={css.text}>
          <Who call={call} />
          <span role="status">{t('how.user_did_not_take')}</span>
        </div>
        <div className={css.acts}>
          <Button icon={<IconX size={16} />} label={t('later')} onClick={onDone} />
        </div>
      </div>
    </>
  );
};
