import { useSuspenseQuery } from '@tanstack/react-query';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { ProviderKey } from '../../workflows/provider-key/provider-key.schema.ts';
import { accountName } from '../../workflows/channel/index.ts';
import { del } from '../ask/ask.ts';
import { asking } from '../ask/asking.ts';
import { useWrite } from '../ask/use-write.ts';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Section } from '../kit/Section.tsx';
import { Time } from '../kit/Time.tsx';
import { useWords } from '../words.ts';
import { KeyPanel } from './KeyPanel.tsx';
import { NewAccount } from './NewAccount.tsx';
import css from './ProviderKeys.module.css';

const tones = { screen: 'green', environment: 'dim', sandbox: 'amber' } as const;

/** By which keys messages and payments go. Secrets are typed here and never shown again. */
export const ProviderKeys = () => {
  const { t, language } = useWords('provider-key');
  const { items } = useSuspenseQuery(asking('/provider-keys')).data;
  const [open, setOpen] = useState<string>();
  const [naming, setNaming] = useState(false);
  const forgetting = useWrite((id: string) => del('/provider-keys/{id}', { path: { id } }), {
    changes: [['/provider-keys'], ['/channels']],
    says: t('forgotten'),
    tone: 'amber',
  });
  const titleOf = (id: string) => (id === 'stripe' ? 'Stripe' : accountName(id, language));
  const opened = open && (items.find(({ id }) => id === open) ?? fresh(open));
  return (
    <Section
      title={t('title')}
      aside={
        <Button icon={<IconPlus size={16} />} onClick={() => setNaming(true)}>
          {t('more')}
        </Button>
      }
    >
      <p className={css.dim}>{t('text')}</p>
      <ul className={css.list}>
        {items.map(({ id, kind, origin, settings, secrets }) => (
          <li key={id} className={css.row}>
            <span className={css.who}>
              <b>{titleOf(id)}</b>
              <span className={css.dim}>
                {[settings['from'], settings['host'] ?? settings['accountSid']].filter(Boolean).join(' · ') ||
                  t(`via.${kind}`)}
              </span>
              {secrets.map(({ name, ends, setAt }) => (
                <span key={name} className={css.dim}>
                  {t(`field.${name}`)}: {t('set')} <Time at={setAt} />
                  {ends && ` · …${ends}`}
                </span>
              ))}
            </span>
            <Chip tone={tones[origin]}>{t(`origin.${origin}`)}</Chip>
            <span className={css.does}>
              <Button onClick={() => setOpen(id)}>{t(origin === 'screen' ? 'change' : 'give')}</Button>
              {origin === 'screen' && (
                <Button
                  look="quiet"
                  icon={<IconTrash size={16} />}
                  label={t('forget', { name: titleOf(id) })}
                  busy={forgetting.busy}
                  onClick={() => void forgetting.write(id)}
                />
              )}
            </span>
          </li>
        ))}
      </ul>
      {naming && (
        <NewAccount
          taken={items.map(({ id }) => id)}
          onClose={() => setNaming(false)}
          onNamed={(id) => {
            setNaming(false);
            setOpen(id);
          }}
        />
      )}
      {opened && <KeyPanel key={opened.id} of={opened} title={titleOf(opened.id)} onClose={() => setOpen(undefined)} />}
    </Section>
  );
};

const fresh = (id: string): Pick<ProviderKey, 'id' | 'kind' | 'settings' | 'secrets' | 'revision'> => ({
  id,
  kind: id.startsWith('sms') ? 'sms' : 'email',
  settings: {},
  secrets: [],
  revision: 0,
});
