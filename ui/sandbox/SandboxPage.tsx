import {
  IconAdjustments,
  IconCreditCard,
  IconList,
  IconMail,
  IconMessage,
  IconPlugConnectedX,
  IconX,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Button } from '../kit/Button.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Search } from '../kit/Search.tsx';
import { useWords } from '../words.ts';
import { Appearance } from './Appearance.tsx';
import { Calls } from './Calls.tsx';
import { Controls } from './Controls.tsx';
import { Mail } from './Mail.tsx';
import { Payments } from './Payments.tsx';
import { Phone } from './Phone.tsx';
import { tabs, usePlace } from './place.ts';
import type { Tab } from './place.ts';
import { useControl, useLive } from './sandbox-api.ts';
import type { Provider } from './sandbox-api.ts';
import css from './SandboxPage.module.css';

const icons = { mail: IconMail, sms: IconMessage, pay: IconCreditCard, calls: IconList };

export const SandboxPage = () => {
  const { t } = useWords('sandbox');
  const [place, go] = usePlace();
  const [open, setOpen] = useState(false);
  const connected = useLive();
  const control = useControl().data;
  const provider: Provider = place.tab === 'calls' ? 'mail' : place.tab;
  const filter = { q: place.q, to: place.to };
  const played = (tab: Tab) => tab !== 'calls' && control !== undefined && control[tab].mode !== 'deliver';

  useEffect(() => {
    document.title = t('title');
  });
  useEffect(() => {
    if (!open) return;
    const close = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false);
    addEventListener('keydown', close);
    return () => removeEventListener('keydown', close);
  }, [open]);

  return (
    <div className={css.page}>
      <header className={css.header}>
        <h1>{t('title')}</h1>
        <nav className={css.tabs} aria-label={t('channels')}>
          {tabs.map((tab) => {
            const Icon = icons[tab];
            return (
              <button
                key={tab}
                type="button"
                className={css.tab}
                aria-current={place.tab === tab ? 'page' : undefined}
                onClick={() => go({ tab, id: '' })}
              >
                <Icon size={17} aria-hidden />
                <span className={css.word}>{t(`tab.${tab}`)}</span>
                {played(tab) && <span className={css.mark} role="img" aria-label={t('played')} title={t('played')} />}
              </button>
            );
          })}
        </nav>
        <div className={css.tools}>
          <Search value={place.q} hint={t('search')} onChange={(q) => go({ q }, 'replace')} />
          <span className={css.toggle}>
            <Button
              icon={<IconAdjustments size={17} aria-hidden />}
              label={t('provider')}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            />
          </span>
          <Appearance />
        </div>
      </header>
      {!connected && (
        <p className={css.offline} role="status">
          <IconPlugConnectedX size={16} aria-hidden /> {t('offline')}
        </p>
      )}
      {place.to && (
        <section className={css.filters} aria-label={t('only')}>
          <Narrowed text={t('only.to', { to: place.to })} clear={() => go({ to: '' })} />
        </section>
      )}
      <div className={css.body}>
        <main className={css.main} data-opened={place.id ? true : undefined}>
          {place.tab === 'mail' && <Mail filter={filter} id={place.id} open={(id) => go({ id })} />}
          {place.tab === 'sms' && <Phone filter={filter} id={place.id} open={(id) => go({ id })} />}
          {place.tab === 'pay' && <Payments filter={filter} id={place.id} open={(id) => go({ id })} />}
          {place.tab === 'calls' && <Calls />}
        </main>
        <aside className={css.aside} data-open={open || undefined} aria-label={t('provider')}>
          <span className={css.close}>
            <Button
              look="quiet"
              icon={<IconX size={17} aria-hidden />}
              label={t('close')}
              onClick={() => setOpen(false)}
            />
          </span>
          {control && <Controls key={provider} only={place.tab === 'calls' ? undefined : provider} control={control} />}
        </aside>
      </div>
    </div>
  );
};

const Narrowed = ({ text, clear }: { text: string; clear: () => void }) => {
  const { t } = useWords('sandbox');
  return (
    <Chip tone="accent">
      {text}
      <button type="button" className={css.clear} aria-label={t('only.clear')} onClick={clear}>
        <IconX size={13} aria-hidden />
      </button>
    </Chip>
  );
};
