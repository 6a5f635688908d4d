import { knownFields } from '../prisma/letter/template.ts';
import type { ReplyTexts } from '../workflows/quick-reply/quick-reply.schema.ts';
import { replyProblems } from '../workflows/quick-reply/quick-reply.ts';
import { problemSentence } from '../workflows/template/check.ts';
import type { Language } from '../workflows/words/words.schema.ts';
import type { Deps } from './deps.ts';
import { ProblemError } from './http/problem.ts';

/** A text that names what nobody has is not kept; `field` is where it stands in what was sent. */
export const refuseUnreadable = async (
  { db }: Deps,
  texts: { field: string; texts: ReplyTexts }[],
  reader: Language,
): Promise<void> => {
  const fields = await knownFields(db);
  const errors = texts.flatMap((one) =>
    replyProblems(one.texts, fields).map(({ language, problem }) => ({
      field: `${one.field}.${language}`,
      message: problemSentence(problem, reader),
    })),
  );
  if (errors.length > 0) throw new ProblemError('Invalid', { errors });
};
