import {
  IconActivity,
  IconAddressBook,
  IconBuilding,
  IconCalendarWeek,
  IconFilter,
  IconLanguage,
  IconListCheck,
  IconMessages,
  IconPhone,
  IconPhoneCalling,
  IconSettings,
  IconSun,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useKeyList } from '../kit/keys.ts';
import { setScheme } from '../kit/scheme.ts';
import { toastProblem } from '../kit/toast.tsx';
import { languageNames, languages } from '../language.ts';
import { mayOps, savePreferences, useMe } from '../session.tsx';
import { speak, useWords } from '../words.ts';

export type Command = { id: string; text: string; icon?: ReactNode; keys?: string; run: () => void };

/** Where one can go. */
export const usePlaces = (): Command[] => {
  const { t } = useWords('kit');
  const me = useMe();
  const navigate = useNavigate();
  const place = (to: Place, text: string, icon: ReactNode): Command => ({
    id: to,
    text,
    icon,
    run: () => void navigate({ to }),
  });
  return [
    place('/leads', t('kit:nav.leads'), <IconFilter size={16} />),
    place('/conversations', t('kit:nav.conversations'), <IconMessages size={16} />),
    place('/calls', t('kit:nav.calls'), <IconPhone size={16} />),
    place('/callbacks', t('kit:nav.callbacks'), <IconPhoneCalling size={16} />),
    place('/contacts', t('kit:nav.contacts'), <IconAddressBook size={16} />),
    place('/companies', t('search:company'), <IconBuilding size={16} />),
    place('/today', t('kit:nav.today'), <IconListCheck size={16} />),
    place('/calendar', t('kit:nav.calendar'), <IconCalendarWeek size={16} />),
    ...(mayOps(me) ? [place('/ops', t('kit:nav.ops'), <IconActivity size={16} />)] : []),
    place('/settings', t('kit:nav.settings'), <IconSettings size={16} />),
  ];
};
type Place =
  | '/leads'
  | '/conversations'
  | '/callbacks'
  | '/calls'
  | '/contacts'
  | '/companies'
  | '/today'
  | '/calendar'
  | '/ops'
  | '/settings';

/** What the screen below can do, and the language and the theme. */
export const useActions = (): Command[] => {
  const { t } = useWords('kit');
  const shortcuts = useKeyList();
  return [
    ...shortcuts
      .filter(({ keys }) => keys !== 'mod+k' && !keys.startsWith('g '))
      .map(({ keys, does, run }) => ({
        id: keys,
        text: does ?? '',
        keys,
        run: () => run(new KeyboardEvent('keydown')),
      })),
    ...languages.map((one) => ({
      id: `language ${one}`,
      text: `${t('kit:language')}: ${languageNames[one]}`,
      icon: <IconLanguage size={16} />,
      run: () => {
        void speak(one, { choose: true });
        void savePreferences({ language: one }).catch(toastProblem);
      },
    })),
    ...(['light', 'dark', 'auto'] as const).map((one) => ({
      id: `theme ${one}`,
      text: `${t('kit:theme')}: ${t(`kit:theme.${one}`)}`,
      icon: <IconSun size={16} />,
      run: () => {
        setScheme(one);
        void savePreferences({ theme: one }).catch(toastProblem);
      },
    })),
  ];
};
