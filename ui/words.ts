import i18next, { type BackendModule } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import { inKazakhCase, kazakhCases } from '../workflows/words/kazakh.ts';
import { languages, type Language } from './language.ts';

/** Words live beside their screen: `ui/<folder>/words/<language>.json` and, where they are many, `<part>.<language>.json`. The folder is the namespace; keys are flat. */
const files = import.meta.glob<Record<string, string>>('./**/words/*.json', { import: 'default' });

const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, folder, done) => {
    if (folder === 'refusals')
      return void refusals[language as Language]().then(
        ({ words }) => done(null, words),
        (error: Error) => done(error, null),
      );
    const own = Object.keys(files).filter(
      (file) => file.startsWith(`./${folder}/words/`) && file.endsWith(`${language}.json`),
    );
    Promise.all(own.map((file) => files[file]!())).then(
      (parts) => done(null, Object.assign({}, ...parts) as Record<string, string>),
      (error: Error) => done(error, null),
    );
  },
};

const refusals: Record<Language, () => Promise<{ words: Record<string, string> }>> = {
  ru: () => import('virtual:refusals/ru'),
  en: () => import('virtual:refusals/en'),
  kk: () => import('virtual:refusals/kk'),
  uk: () => import('virtual:refusals/uk'),
};

const kept = 'voronka.language';

/** The language chosen in this browser before. */
export const chosenLanguage = (): Language | undefined => languages.find((one) => one === localStorage.getItem(kept));

/** The chosen language, else the browser's, else Russian. */
const firstLanguage = (): Language =>
  chosenLanguage() ??
  navigator.languages.map((tag) => languages.find((one) => tag.startsWith(one))).find(Boolean) ??
  'ru';

export const language = (): Language => i18next.language as Language;

export const startWords = async () => {
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      fallbackLng: false,
      ns: ['kit'],
      defaultNS: 'kit',
      keySeparator: false,
      nsSeparator: ':',
      interpolation: { escapeValue: false },
      returnNull: false,
      react: { useSuspense: true },
    });
  for (const one of kazakhCases) i18next.services.formatter?.add(one, (value) => inKazakhCase(String(value), one));
  await loadDates(language());
  document.documentElement.lang = language();
};

/** What rules refuse is said after somebody has done something: it comes once the first page stands, which then says its reasons anew. */
export const loadRefusals = async () => {
  await i18next.loadNamespaces('refusals');
  i18next.emit('languageChanged', language());
};

/** Words of a screen, loaded beside its script so that neither waits for the other. */
export const loadWords = (...folders: string[]) => i18next.loadNamespaces(folders);

/** `choose` keeps it in this browser. */
export const speak = async (next: Language, { choose = false } = {}) => {
  if (choose) localStorage.setItem(kept, next);
  // dates first: a change of the language draws everything anew
  await loadDates(next);
  await i18next.changeLanguage(next);
  document.documentElement.lang = next;
};

export type Say = (key: string, values?: Record<string, unknown>) => string;

/** `const { t } = useWords('lead/board')`, then `t('empty.title')`; the kit's words are `t('kit:close')`. */
export const useWords = (folder: string) => {
  const { t } = useTranslation([folder, 'kit']);
  return { t: t as Say, language: language() };
};

/** For what is not a component: live toasts, shortcuts. The namespace must have been loaded. */
export const say: Say = (key, values) => i18next.t(key, values ?? {});

/** A refusal as the rules write it, with its holes. */
export const refusalWords = (code: string): string | undefined =>
  i18next.getResource(language(), 'refusals', code) as string | undefined;

const dates: Record<Language, () => Promise<unknown>> = {
  ru: () => import('dayjs/locale/ru'),
  en: () => Promise.resolve(),
  kk: () => import('dayjs/locale/kk'),
  uk: () => import('dayjs/locale/uk'),
};

const loadDates = async (next: Language) => {
  await dates[next]();
  const { default: dayjs } = await import('dayjs');
  dayjs.locale(next);
};
