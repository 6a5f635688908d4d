import en from './words/en.json' with { type: 'json' };
import kk from './words/kk.json' with { type: 'json' };
import ru from './words/ru.json' with { type: 'json' };
import uk from './words/uk.json' with { type: 'json' };

export const siteWords = { ru, kk, en, uk };
export type SiteLanguage = keyof typeof siteWords;
export const siteLanguages = Object.keys(siteWords) as SiteLanguage[];

export const languageOf = (wanted: unknown): SiteLanguage => siteLanguages.find((one) => one === wanted) ?? 'ru';
