import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { Chip } from '../kit/Chip.tsx';
import { Header } from '../kit/Header.tsx';
import { useWords } from '../words.ts';
import { Calendars } from './Calendars.tsx';
import { Channels } from './Channels.tsx';
import { Forms } from './Forms.tsx';
import { People } from './People.tsx';
import { Pipelines } from './Pipelines.tsx';
import css from './Settings.module.css';
import { Templates } from './Templates.tsx';

const tabs = {
  pipelines: Pipelines,
  templates: Templates,
  calendars: Calendars,
  people: People,
  forms: Forms,
  channels: Channels,
} satisfies Record<string, () => ReactNode>;
type Tab = keyof typeof tabs;

/** What the team agreed on, to look at. */
export const SettingsPage = () => {
  const { t } = useWords('settings');
  const { tab: asked } = useSearch({ from: '/frame/settings' });
  const navigate = useNavigate();
  const tab = (Object.keys(tabs) as Tab[]).find((one) => one === asked) ?? 'pipelines';
  const Shown = tabs[tab];
  useEffect(() => void (document.title = `${t('title')} · Voronka`), [t]);
  return (
    <>
      <Header title={t('title')} note={t('readOnly')} />
      <nav className={css.tabs} aria-label={t('title')}>
        {(Object.keys(tabs) as Tab[]).map((one) => (
          <Chip key={one} on={one === tab} onClick={() => void navigate({ to: '/settings', search: { tab: one } })}>
            {t(`tab.${one}`)}
          </Chip>
        ))}
      </nav>
      <main className={css.body} key={tab} tabIndex={0}>
        <Shown />
      </main>
    </>
  );
};
