import { refuse, type Refusal } from '../refusal.ts';
import { checkTemplate, type TemplateProblem } from '../template/check.ts';
import { variables, type Variable } from '../template/variables.ts';
import type { Role } from '../user/user.schema.ts';
import { languages } from '../words/words.ts';
import type { Language } from '../words/words.schema.ts';
import type { ReplyTexts } from './quick-reply.schema.ts';

/** Why somebody may not write a reply for everybody. */
export const whyNotWriteReply = ({ role }: { role: Role }, shared: boolean): Refusal | undefined =>
  shared && role === 'manager' ? refuse('QuickReplyForOverseers') : undefined;

/** Whoever answers, which no template of the house knows. */
export const operatorVariable: Variable = {
  path: 'operator.name',
  kind: 'text',
  means: { ru: 'Кто отвечает', en: 'Who answers', kk: 'Кім жауап береді', uk: 'Хто відповідає' },
  example: 'Аида Сабитова',
};

/** What a reply may name first; the rest of the variables may be named, too. */
export const replyVariables: Variable[] = [
  operatorVariable,
  ...['contact.name', 'contact.firstName', 'company.name', 'company.phone', 'lead.number', 'lead.amount'].flatMap(
    (path) => variables.filter((one) => one.path === path),
  ),
];

/** What is wrong with its texts, each by its language. */
export const replyProblems = (
  texts: ReplyTexts,
  fields: Variable[],
): { language: Language; problem: TemplateProblem }[] =>
  languages.flatMap((language) =>
    checkTemplate(texts[language] ?? '', [...fields, operatorVariable]).map((problem) => ({ language, problem })),
  );

/** The conversation's language, else what clients of the house read most likely. */
export const replyIn = (texts: ReplyTexts, language: Language): { text: string; language: Language } => {
  const found = [language, ...languages].find((one) => texts[one] !== undefined) ?? language;
  return { text: texts[found] ?? '', language: found };
};
