import { IconCheck, IconPlugConnected, IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProviderKey } from '../../workflows/provider-key/provider-key.schema.ts';
import { patch, post } from '../ask/ask.ts';
import { useForm } from '../ask/use-form.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Panel } from '../kit/Dialog.tsx';
import { Input, Select } from '../kit/Field.tsx';
import { Form } from '../kit/Form.tsx';
import { ageText } from '../kit/time.ts';
import { useWords } from '../words.ts';
import { draftOf, fieldsOfKey, mailPresets, wishOf } from './drafts.ts';
import css from './ProviderKeys.module.css';

type Props = {
  of: Pick<ProviderKey, 'id' | 'kind' | 'settings' | 'secrets' | 'revision'>;
  title: string;
  onClose: () => void;
};

/** One provider's key: typed, tried for real, kept. A kept secret is never here, only its end. */
export const KeyPanel = ({ of, title, onClose }: Props) => {
  const { t } = useWords('provider-key');
  const { id, kind, secrets, revision } = of;
  const [now] = useState(() => Date.now());
  const form = useForm(
    draftOf(of),
    (draft) => patch('/provider-keys/{id}', { path: { id }, body: { key: wishOf(kind, draft), revision } }),
    { changes: [['/provider-keys'], ['/channels']], says: t('saved'), then: onClose },
  );
  const trying = useWrite(
    () => post('/provider-keys/{id}/try', { path: { id }, body: { key: wishOf(kind, form.typed) } }),
    { refusal: 'form' },
  );
  const wrong = (name: string, where: string) => {
    const field = `key.${where}.${name}`;
    return (
      form.wrong(field) ?? form.wrong(`${where}.${name}`) ?? trying.wrong(field) ?? trying.wrong(`${where}.${name}`)
    );
  };
  const keptAs = (name: string): string | undefined => {
    const one = secrets.find((secret) => secret.name === name);
    if (!one) return undefined;
    return t(one.ends ? 'kept.ends' : 'kept', { ago: ageText(one.setAt, now), ends: one.ends });
  };
  const verdict = trying.answer;
  return (
    <Panel title={title} onClose={onClose}>
      <Form of={form} does={t('save')} onCancel={onClose}>
        <p className={css.dim}>{t(`about.${kind}`)}</p>
        {kind === 'email' && (
          <div className={css.chips} role="group" aria-label={t('presets')}>
            {mailPresets.map(({ name, ...preset }) => (
              <Chip key={name} on={form.typed['host'] === preset.host} onClick={() => form.change(preset)}>
                {name}
              </Chip>
            ))}
          </div>
        )}
        {fieldsOfKey[kind].map(({ name, secret, optional, type }) => {
          const kept = secret && keptAs(name);
          const field = { ...form.field(name), error: wrong(name, secret ? 'secrets' : 'settings') };
          if (name === 'tls')
            return (
              <Select key={name} label={t('field.tls')} {...field}>
                <option value="yes">{t('tls.yes')}</option>
                <option value="no">{t('tls.no')}</option>
              </Select>
            );
          return (
            <Input
              key={name}
              label={t(`field.${name}${name === 'from' ? `.${kind}` : ''}`)}
              hint={kept ?? hintOf(t, kind, name)}
              type={secret ? 'password' : (type ?? 'text')}
              required={!optional && !kept}
              placeholder={kept ? '••••••••' : undefined}
              autoComplete={secret ? 'new-password' : 'off'}
              spellCheck={false}
              maxLength={500}
              {...field}
            />
          );
        })}
        <Button icon={<IconPlugConnected size={16} />} busy={trying.busy} onClick={() => void trying.write()}>
          {t(`try.${kind}`)}
        </Button>
        {verdict && (
          <div className={css.verdict} data-good={verdict.good || undefined} role="status">
            {verdict.good ? <IconCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
            <div>
              {verdict.says}
              {!verdict.good && verdict.answer && <code>{verdict.answer}</code>}
            </div>
          </div>
        )}
      </Form>
    </Panel>
  );
};

const hinted = new Set([
  'email.password',
  'email.from',
  'sms.from',
  'stripe.webhookSecret',
  'sms.baseUrl',
  'stripe.baseUrl',
]);

const hintOf = (t: (key: string, values?: Record<string, unknown>) => string, kind: string, name: string) => {
  if (!hinted.has(`${kind}.${name}`)) return undefined;
  if (name === 'webhookSecret')
    return t('hint.webhookSecret', { address: `${location.origin}/api/v1/webhooks/stripe` });
  return t(name === 'baseUrl' ? 'hint.baseUrl' : `hint.${kind}.${name}`);
};
