import { useState } from 'react';
import { post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { Chip } from '../kit/Chip.tsx';
import { Dialog } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { useWords } from '../words.ts';
import css from './Account.module.css';

type Props = { onClose: () => void; onMade: (id: string) => void };

/** A Telegram bot by its token alone, which is tried before it is kept; or one that nobody carries, to try the window. */
export const ConnectAccount = ({ onClose, onMade }: Props) => {
  const { t } = useWords('account');
  const [isTrial, setTrial] = useState(false);
  const form = useForm(
    { name: '', token: '', mode: 'polling' as 'polling' | 'webhook', apiRoot: '' },
    ({ name, token, mode, apiRoot }) =>
      post('/accounts', {
        body: isTrial
          ? { channel: 'telegram', provider: 'sandbox', name }
          : {
              ...{ channel: 'telegram', provider: 'telegram', name },
              settings: { token: token.trim(), mode, ...(apiRoot.trim() ? { apiRoot: apiRoot.trim() } : {}) },
            },
      }),
    {
      changes: [['/accounts']],
      says: ({ name }) => t('connected', { name }),
      then: ({ id }) => {
        onClose();
        onMade(id);
      },
    },
  );
  return (
    <Dialog title={t('connect.title')} onClose={onClose}>
      <div className={css.kinds}>
        <Chip on={!isTrial} onClick={() => setTrial(false)}>
          Telegram
        </Chip>
        <Chip on={isTrial} onClick={() => setTrial(true)}>
          {t('sandbox.short')}
        </Chip>
      </div>
      {isTrial ? (
        <p className={css.practice}>{t('sandbox.text')}</p>
      ) : (
        <ol className={css.steps}>
          {['one', 'two', 'three'].map((step) => (
            <li key={step}>{t(`step.${step}`)}</li>
          ))}
        </ol>
      )}
      <Form of={form} does={t('connect')} onCancel={onClose}>
        <Input label={t('name')} hint={t('name.hint')} required maxLength={100} {...form.field('name')} />
        {!isTrial && (
          <>
            <Input
              label={t('token')}
              required
              autoComplete="off"
              spellCheck={false}
              placeholder="123456789:AA…"
              {...form.field('token')}
              error={form.wrong('settings.token')}
            />
            <Select label={t('mode')} {...form.field('mode')} error={form.wrong('settings.mode')}>
              <option value="polling">{t('mode.polling.long')}</option>
              <option value="webhook">{t('mode.webhook.long')}</option>
            </Select>
            <details>
              <summary>{t('apiRoot.more')}</summary>
              <Input
                label={t('apiRoot')}
                placeholder="https://api.telegram.org"
                {...form.field('apiRoot')}
                error={form.wrong('settings.apiRoot')}
              />
            </details>
          </>
        )}
      </Form>
    </Dialog>
  );
};
