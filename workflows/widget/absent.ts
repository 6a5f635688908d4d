/** So long a visitor has to be gone where the chat says nothing else, minutes. */
const USUAL_MINUTES = 5;

/** What a chat says of visitors who are gone: after how many minutes a letter goes, and from which mailbox; null: never, the first one. */
export const letterOf = ({ mailAfter, mailFrom }: Record<string, string>) => {
  const minutes = mailAfter === undefined || mailAfter === '' ? USUAL_MINUTES : Number(mailAfter);
  return { minutes: minutes > 0 ? minutes : null, mailbox: mailFrom || null };
};

/** A visitor who has not read something: `since` it stands on her page, and `hereAt` a page of hers was open last. */
export type Absent = { minutes: number; since: string; hereAt: string | null };

/** When it goes to her by e-mail. What is written until then goes in the same letter. */
export const letterGoesAt = ({ minutes, since, hereAt }: Absent): string =>
  new Date(Math.max(Date.parse(since), hereAt === null ? 0 : Date.parse(hereAt)) + minutes * 60_000).toISOString();
