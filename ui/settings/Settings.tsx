import { useNavigate, useSearch } from '@tanstack/react-router';
import { Suspense, useEffect, useRef, type ComponentType } from 'react';
import { Calendars } from '../calendar/Calendars.tsx';
import { Fields } from '../field/Fields.tsx';
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

const groups = {
  house: { company: CompanySettings, people: Users, groups: GroupSettings, calendars: Calendars, keys: ProviderKeys },
  sales: {
    ...{ pipelines: Pipelines, fields: Fields, templates: Templates, forms: Forms },
    ...{ ads: AdSettings, import: ImportSettings },
  },
  service: { channels: Channels, service: ServiceSettings },
  calls: { callbacks: CallbackSettings, scripts: ScriptSettings, sounds: SoundSettings },
} satisfies Record<string, Record<string, ComponentType>>;
const tabs = { ...groups.house, ...groups.sales, ...groups.service, ...groups.calls };
type Group = keyof typeof groups;
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
    row.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [tab]);
  useEffect(() => void (document.title = `${t('title')} · Voronka`), [t]);
  return (
    <>
      <Header title={t('title')} note={me.role === 'admin' ? undefined : t('readOnly')} />
      <div className={css.page}>
        <nav ref={row} className={css.tabs} aria-label={t('title')}>
          {(Object.keys(groups) as Group[]).map((group) => (
            <section key={group} aria-labelledby={`settings-${group}`}>
              <h2 id={`settings-${group}`}>{t(`group.${group}`)}</h2>
              {(Object.keys(groups[group]) as Tab[])
                .filter((one) => mine.includes(one))
                .map((one) => (
                  <button
                    key={one}
                    type="button"
                    aria-current={one === tab ? 'page' : undefined}
                    onClick={() => void navigate({ to: '/settings', search: { tab: one } })}
                  >
                    {t(`tab.${one}`)}
                  </button>
                ))}
            </section>
          ))}
        </nav>
        <main className={css.body} key={tab} tabIndex={0}>
          <Suspense fallback={<Skeleton rows={8} />}>
            <Shown />
          </Suspense>
        </main>
      </div>
    </>
  );
};
