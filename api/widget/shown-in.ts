import type { Database } from '../../prisma/client.ts';
import type { Chat } from '../../prisma/widget/chat.queries.ts';
import { isWorkingTime, nextWorkingMoment } from '../../workflows/calendar/calendar.ts';
import { isOn } from '../../workflows/conversation/automatic.ts';
import type { Language, Words } from '../../workflows/words/words.schema.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Widget } from '../../workflows/widget/widget.schema.ts';
import { companyOnForms } from '../form-known.ts';

/** A chat in one language, at this moment. */
export const shownIn = async (
  db: Database,
  { key, page, languages, hours, notice }: Chat,
  asked: Language,
): Promise<Widget> => {
  const [first] = languages;
  const language = first && !languages.includes(asked) ? first : asked;
  const say = (words: Words | null) => words && inLanguage(words, language);
  const now = new Date().toISOString();
  const open = hours === null || isWorkingTime(hours, now);
  return {
    ...{ key, language, company: (await companyOnForms(db)).name, color: page.color, open },
    opensAt: open || hours === null ? null : (nextWorkingMoment(hours, now) ?? null),
    ...{ title: say(page.title), welcome: say(page.welcome), away: say(page.away) },
    notice: notice && isOn(notice, now) ? say(notice.text) : null,
    asks: page.asks === 'always' || (page.asks === 'away' && !open),
  };
};
