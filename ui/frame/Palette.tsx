import {
  IconActivity,
  IconAddressBook,
  IconCalendarWeek,
  IconFilter,
  IconLanguage,
  IconListCheck,
  IconSearch,
  IconSettings,
  IconSun,
} from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState, type ReactNode } from 'react';
import { trackIn, trackText } from '../../workflows/task/track.ts';
import { asking } from '../ask/asking.ts';
import { languageNames, languages } from '../language.ts';
import { mayOps, savePreferences, useMe } from '../session.tsx';
import { speak, useWords } from '../words.ts';
import { Dialog } from '../kit/Dialog.tsx';
import { Kbd } from '../kit/Kbd.tsx';
import { useKeyList } from '../kit/keys.ts';
import { useLater } from '../kit/later.ts';
import { setScheme } from '../kit/scheme.ts';
import { toastProblem } from '../kit/toast.tsx';
import css from './Palette.module.css';

type Choice = { id: string; text: string; note?: string; icon?: ReactNode; keys?: string; run: () => void };

/** Go anywhere, find any lead, do what the screen below can do. */
export const Palette = ({ onClose }: { onClose: () => void }) => {
  const { t } = useWords('kit');
  const me = useMe();
  const navigate = useNavigate();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const q = useLater(typed.trim());
  const shortcuts = useKeyList();
  const found = useQuery({
    ...asking('/leads', { query: { q, limit: 8 } }),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  });
  const track = trackIn(q);
  const numbered = useQuery({
    ...asking('/tasks', { query: { track, limit: 1 } }),
    enabled: track !== undefined,
  });
  const go = (run: () => void) => () => {
    onClose();
    run();
  };
  const places: Choice[] = [
    {
      id: 'leads',
      text: t('kit:nav.leads'),
      icon: <IconFilter size={16} />,
      run: go(() => void navigate({ to: '/leads' })),
    },
    {
      id: 'contacts',
      text: t('kit:nav.contacts'),
      icon: <IconAddressBook size={16} />,
      run: go(() => void navigate({ to: '/contacts' })),
    },
    {
      id: 'today',
      text: t('kit:nav.today'),
      icon: <IconListCheck size={16} />,
      run: go(() => void navigate({ to: '/today' })),
    },
    {
      id: 'calendar',
      text: t('kit:nav.calendar'),
      icon: <IconCalendarWeek size={16} />,
      run: go(() => void navigate({ to: '/calendar' })),
    },
    ...(mayOps(me)
      ? [
          {
            id: 'ops',
            text: t('kit:nav.ops'),
            icon: <IconActivity size={16} />,
            run: go(() => void navigate({ to: '/ops' })),
          },
        ]
      : []),
    {
      id: 'settings',
      text: t('kit:nav.settings'),
      icon: <IconSettings size={16} />,
      run: go(() => void navigate({ to: '/settings' })),
    },
  ];
  const actions: Choice[] = shortcuts
    .filter(({ keys }) => keys !== 'mod+k' && !keys.startsWith('g '))
    .map(({ keys, does, run }) => ({
      id: keys,
      text: does ?? '',
      keys,
      run: go(() => run(new KeyboardEvent('keydown'))),
    }));
  const settings: Choice[] = [
    ...languages.map((one) => ({
      id: `language ${one}`,
      text: `${t('kit:language')}: ${languageNames[one]}`,
      icon: <IconLanguage size={16} />,
      run: go(() => {
        void speak(one, { choose: true });
        void savePreferences({ language: one }).catch(toastProblem);
      }),
    })),
    ...(['light', 'dark', 'auto'] as const).map((one) => ({
      id: `theme ${one}`,
      text: `${t('kit:theme')}: ${t(`kit:theme.${one}`)}`,
      icon: <IconSun size={16} />,
      run: go(() => {
        setScheme(one);
        void savePreferences({ theme: one }).catch(toastProblem);
      }),
    })),
  ];
  const leads: Choice[] = (q.length > 1 ? (found.data?.items ?? []) : []).map((lead) => ({
    id: lead.id,
    text: lead.name,
    note: t('kit:number', { number: lead.number }),
    icon: <IconSearch size={16} />,
    run: go(() => void navigate({ to: '/leads/$id', params: { id: lead.id } })),
  }));
  const tasks: Choice[] = (track ? (numbered.data?.items ?? []) : []).map((task) => ({
    id: task.id,
    text: task.text,
    note: trackText(task.track),
    icon: <IconListCheck size={16} />,
    run: go(() => void navigate({ to: '/tasks/$id', params: { id: task.id } })),
  }));
  const choices = [
    ...tasks,
    ...leads,
    ...[...places, ...actions, ...settings].filter(({ text }) =>
      text.toLowerCase().includes(typed.trim().toLowerCase()),
    ),
  ];
  const chosen = Math.min(at, choices.length - 1);
  return (
    <Dialog onClose={onClose} title={t('kit:palette')} wide>
      <input
        autoFocus
        className={css.input}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={choices[chosen] ? `${id}-${chosen}` : undefined}
        aria-label={t('kit:palette.hint')}
        placeholder={t('kit:palette.hint')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step) {
            event.preventDefault();
            setAt((chosen + step + choices.length) % choices.length);
          } else if (event.key === 'Enter') choices[chosen]?.run();
        }}
      />
      <ul id={id} role="listbox" aria-label={t('kit:palette')} className={css.list} hidden={choices.length === 0}>
        {choices.map((choice, index) => (
          <li
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === chosen}
            className={css.choice}
            onClick={choice.run}
            onMouseMove={() => setAt(index)}
          >
            <span className={css.icon}>{choice.icon}</span>
            <span className={css.text}>{choice.text}</span>
            {choice.note && <span className={css.note}>{choice.note}</span>}
            {choice.keys && <Kbd keys={choice.keys} />}
          </li>
        ))}
      </ul>
      {choices.length === 0 && (
        <p className={css.none}>{t(found.isFetching ? 'kit:palette.looking' : 'kit:palette.nothing')}</p>
      )}
    </Dialog>
  );
};
