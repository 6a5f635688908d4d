import { useQuery } from '@tanstack/react-query';
import { IconBrandTelegram } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { noticeKinds, type BotLink } from '../../workflows/team-bot/team-bot.schema.ts';
import { del, patch, post } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useForm } from '../ask/use-form.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Form } from '../kit/Form.tsx';
import { Problem } from '../kit/Problem.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { wall } from '../kit/time.ts';
import { When } from '../kit/When.tsx';
import { loadWords, useWords } from '../words.ts';
import css from './TeamBot.module.css';

const QrCode = lazy(async () => {
  const [{ QrCode: code }] = await Promise.all([import('../form/QrCode.tsx'), loadWords('form')]);
  return { default: code };
});

const changes = [['/me/messenger']] as const;
/** While a code is on the screen somebody is about to send it. */
const LOOK_MS = 2500;

/** My Telegram: the bot learns who I am by a code, and what I want to hear from it. */
export const MyTelegram = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords('team-bot');
  const query = useQuery({ ...asking('/me/messenger'), staleTime: 0, refetchInterval: LOOK_MS });
  const { data, error } = query;
  return (
    <Dialog title={t('title')} onClose={onClose}>
      {!data && !error && <Skeleton rows={3} />}
      {!data && <Problem error={error} again={() => void query.refetch()} />}
      {data && data.bots.length === 0 && !data.link && <p className={css.dim}>{t('none')}</p>}
      {data?.link && <Linked key={data.link.linkedAt} link={data.link} onClose={onClose} />}
      {data && !data.link && data.bots[0] && <Linking bot={data.bots[0].bot} />}
    </Dialog>
  );
};

const Linking = ({ bot }: { bot: string }) => {
  const { t } = useWords('team-bot');
  const [made, keep] = useState<{ code: string; url: string; expiresAt: string }>();
  const making = useWrite(() => post('/me/messenger/code', { body: {} }), { then: keep, refusal: 'form' });
  if (!made)
    return (
      <div className={css.part}>
        <p className={css.dim}>{t('how', { bot })}</p>
        <Problem error={making.error} />
        <Button look="primary" busy={making.busy} onClick={() => void making.write()}>
          {t('get')}
        </Button>
      </div>
    );
  return (
    <div className={css.part}>
      <a className={css.open} href={made.url} target="_blank" rel="noreferrer">
        <IconBrandTelegram size={18} aria-hidden />
        {t('open')}
      </a>
      <p className={css.dim}>{t('scan')}</p>
      <Suspense fallback={<Skeleton rows={4} />}>
        <QrCode address={made.url} />
      </Suspense>
      <p className={css.dim}>{t('send', { bot })}</p>
      <code className={css.code}>/start {made.code}</code>
      <p className={css.dim}>{t('until', { clock: wall(made.expiresAt).format('HH:mm') })}</p>
    </div>
  );
};

type Link = NonNullable<BotLink['link']>;

const Linked = ({ link, onClose }: { link: Link; onClose: () => void }) => {
  const { t } = useWords('team-bot');
  const { quiet, mute, username, blocked } = link;
  const form = useForm(
    { mute, isQuiet: quiet !== null, from: quiet?.from ?? '21:00', to: quiet?.to ?? '08:00' },
    ({ isQuiet, from, to, ...wish }) =>
      patch('/me/messenger', { body: { ...wish, quiet: isQuiet ? { from, to } : null } }),
    { changes, says: t('saved'), then: onClose },
  );
  const unlinking = useWrite(() => del('/me/messenger'), { changes, says: t('unlinked') });
  const { typed } = form;
  return (
    <div className={css.part}>
      <p>{username ? t('linked.named', { username }) : t('linked')}</p>
      {blocked && (
        <p className={css.bad} role="alert">
          {t('blocked')}
        </p>
      )}
      <Form of={form} does={t('save')} onCancel={onClose}>
        <fieldset className={css.choices}>
          <legend>{t('wishes')}</legend>
          {noticeKinds.map((kind) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={!typed.mute.includes(kind)}
                onChange={({ target }) =>
                  form.change({
                    mute: target.checked ? typed.mute.filter((one) => one !== kind) : [...typed.mute, kind],
                  })
                }
              />
              {t(`kind.${kind}`)}
            </label>
          ))}
        </fieldset>
        <fieldset className={css.choices}>
          <legend>{t('quiet')}</legend>
          <label>
            <input
              type="checkbox"
              checked={typed.isQuiet}
              onChange={({ target }) => form.change({ isQuiet: target.checked })}
            />
            {t('quiet.on')}
          </label>
          {typed.isQuiet && (
            <div className={css.clocks}>
              <When
                kind="clock"
                label={t('quiet.from')}
                required
                value={typed.from}
                onChange={(from) => form.change({ from })}
              />
              <When
                kind="clock"
                label={t('quiet.to')}
                required
                value={typed.to}
                onChange={(to) => form.change({ to })}
              />
            </div>
          )}
          <p className={css.dim}>{t('quiet.hint')}</p>
        </fieldset>
      </Form>
      <div className={css.off}>
        <Button look="danger" busy={unlinking.busy} onClick={() => void unlinking.write()}>
          {t('unlink')}
        </Button>
      </div>
    </div>
  );
};
