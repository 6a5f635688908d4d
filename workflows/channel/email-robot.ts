import type { KeptLetter } from './email-letter.schema.ts';

/** Who wrote a letter, and whether a machine may answer it. */
export type Robot = { robot: boolean; silent: boolean };

/**
 * A letter that a program wrote answers nothing and wakes nobody (RFC 3834): only the word "no" means a person. `silent`: a person wrote it, and
 * asks that no machine answer.
 */
export const robotOf = ({ marks, from, subject }: Pick<KeptLetter, 'marks' | 'from' | 'subject'>): Robot => {
  const submitted = word(marks['auto-submitted']);
  const automatic =
    (submitted !== '' && submitted !== 'no') ||
    marks['x-autoreply'] !== undefined ||
    marks['x-autorespond'] !== undefined ||
    marks['x-autoreply-from'] !== undefined ||
    word(marks['precedence']) === 'auto_reply' ||
    word(marks['return-path']) === '<>' ||
    /^(mailer-daemon|postmaster)@/i.test(from?.address ?? '') ||
    away.test(subject.trim());
  const list = /^(bulk|list|junk)$/.test(word(marks['precedence'])) || marks['list-id'] !== undefined;
  const asksSilence = /\b(all|oof|autoreply)\b/i.test(marks['x-auto-response-suppress'] ?? '');
  const nobody = /^(no-?reply|do-?not-?reply|notifications?)@/i.test(from?.address ?? '');
  return { robot: automatic || list, silent: automatic || list || asksSilence || nobody };
};

/** "Auto-Replied; owner-email=…" is auto-replied. */
const word = (value: string | undefined): string => (value ?? '').split(';')[0]!.trim().toLowerCase();

/** Programs that mark nothing say it in the subject. */
const away =
  /^(automatic reply|auto(matische)?[- ]?(reply|response|antwort)|out of (the )?office|автоматический ответ|автоответ|автоматична відповідь|автовідповідь|автоматты жауап|нет на месте)/i;
