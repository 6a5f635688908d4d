import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, type ComponentType } from 'react';
import { Calendars } from '../calendar/Calendars.tsx';
import { Fields } from '../field/Fields.tsx';
import { Chip } from '../kit/Chip.tsx';
import { Header } from '../kit/Header.tsx';
import { Skeleton } from '../kit/Skeleton.tsx';
import { Users } from '../user/Users.tsx';
import { mayOps, useMe } from '../session.tsx';
import { useWords } from '../words.ts';
import { Channels } from '../channel/Channels.tsx';
import { Forms } from '../form/Forms.tsx';
import { Pipelines } from '../pipeline/list/Pipelines.tsx';
import css from './Settings.module.css';
import { Templates } from '../template/Templates.tsx';
import {
  AdSettings,
  CallbackSettings,
  CompanySettings,
  GroupSettings,
  ImportSettings,
  ProviderKeys,
  ScriptSettings,
  ServiceSettings,
  SoundSettings,
} from './workshop.tsx';

const tabs = {
  company: CompanySettings,
  pipelines: Pipelines,
  fields: Fields,
  templates: Templates,
  calendars: Calendars,
  service: ServiceSettings,
  callbacks: CallbackSettings,
  scripts: ScriptSettings,
  sounds: SoundSettings,
  people: Users,
  groups: GroupSettings,
  forms: Forms,
  ads: AdSettings,
  channels: Channels,
  /** not for managers */
  import: ImportSettings,
  keys: ProviderKeys,
} satisfies Record<string, ComponentType>;
type Tab = keyof typeof tabs;
/** set up by admins alone */
const forAdmins = new Set<Tab>(['ads', 'keys']);

/** All settings; admins change them, others see them. */
export const SettingsPage = () => {
  const { t } = useWords('settings');
  const { tab: asked } = useSearch({ from: '/frame/settings' });
  const navigate = useNavigate();
  const me = useMe();
  const mine = (Object.keys(tabs) as Tab[]).filter(
    (one) => (me.role === 'admin' || !forAdmins.has(one)) && (one !== 'import' || mayOps(me)),
  );
  const tab = mine.find((one) => one === asked) ?? 'pipelines';
  const Shown = tabs[tab];
  const row = useRef<HTMLElement>(null);
  // on a phone the row is wider than the screen
  useEffect(() => {
    row.current?.querySelector('[data-on]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [tab]);
  useEffect(() => void (document.title = `${t('title')} · Voronka`), [t]);
  return (
    <>
      <Header title={t('title')} note={me.role === 'admin' ? undefined : t('readOnly')} />
      <nav ref={row} className={css.tabs} aria-label={t('title')}>
        {mine.map((one) => (
          <Chip key={one} on={one === tab} onClick={() => void navigate({ to: '/settings', search: { tab: one } })}>
            {t(`tab.${one}`)}
          </Chip>
        ))}
      </nav>
      <main className={css.body} key={tab} tabIndex={0}>
        <Suspense fallback={<Skeleton rows={8} />}>
          <Shown />
        </Suspense>
      </main>
    </>
  );
};
