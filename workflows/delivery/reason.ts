import { inLanguage, languages } from '../words/words.ts';
import type { Language, Words } from '../words/words.schema.ts';
import { accountReasons } from './account.words.ts';
import { capReasons } from './cap.words.ts';
import { messageReasons } from './reason.words.ts';

/**
 * Why a message did not arrive, for the people of the team. Whose trouble it is: `account`: ours, nothing goes out until a person mends it.
 * `setting`: ours too, but only for recipients of this kind. `address`: the client's address is no good. `message`: this one, now.
 */
export type ReasonKind = Required<Words> & { blames: 'account' | 'setting' | 'address' | 'message' };

const reasons = { ...messageReasons, ...accountReasons, ...capReasons };

export type Reason = keyof typeof reasons;
export const isReason = (text: string): text is Reason => Object.hasOwn(reasons, text);

export const blames = (reason: Reason): ReasonKind['blames'] => reasons[reason].blames;

/** The provider's own code stands behind it in brackets. */
export const reasonText = (reason: Reason, code: string | number | undefined, language: Language): string =>
  inLanguage(reasons[reason], language) + (code === undefined || code === '' ? '.' : ` (${code}).`);

/** A reason as it was kept, in the language of the team that sent, said to whoever reads; what is not ours stays as it came. */
export const reasonIn = (kept: string, language: Language): string => {
  const [, said = kept, code = ''] = /^(.*?)(?: \(([^()]*)\))?\.$/.exec(kept) ?? [];
  const reason = saidBy().get(said);
  if (reason) return reasonText(reason, code, language);
  return Object.values(unknowns).includes(said) ? unknownText(language) : kept;
};

let known: Map<string, Reason> | undefined;
const saidBy = (): Map<string, Reason> =>
  (known ??= new Map(
    (Object.keys(reasons) as Reason[]).flatMap((reason) =>
      languages.map((each): [string, Reason] => [reasons[reason][each], reason]),
    ),
  ));

const unknowns: Words = {
  ru: 'Ответ провайдера потерян: ушло сообщение или нет, ещё не известно',
  en: 'The provider’s reply was lost: whether the message went out is not known yet',
  kk: 'Провайдердің жауабы жоғалды: хабар кетті ме, әзірше белгісіз',
  uk: 'Відповідь провайдера втрачено: чи пішло повідомлення, ще не відомо',
};

export const unknownText = (language: Language): string => `${inLanguage(unknowns, language)}.`;
