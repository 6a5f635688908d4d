import type { Language } from '../../workflows/words/words.schema.ts';
import { languages } from '../../workflows/words/words.ts';

/** The first language of an Accept-Language header (or a bare code) that we support. */
export const languageFrom = (header: string | undefined): Language | undefined => {
  if (!header) return undefined;
  return header
    .slice(0, 200)
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.map((parameter) => /^\s*q=([\d.]+)$/.exec(parameter)?.[1]).find(Boolean);
      return { code: tag.split('-')[0]?.toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ code }) => languages.find((language) => language === code))
    .find(Boolean);
};
