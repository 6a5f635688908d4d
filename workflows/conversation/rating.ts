import type { Part } from './part.schema.ts';
import type { ConversationState } from './state.ts';

const HOUR_MS = 3_600_000;
/** Whoever was asked so lately is not asked again. */
const AGAIN_MS = 24 * HOUR_MS;
/** A digit that comes later than this after the question means something else. */
const ANSWER_MS = 72 * HOUR_MS;
/** What is said so soon after a rating, and asks nothing, belongs to it. */
const COMMENT_MS = HOUR_MS / 6;
/** Silence after so long is reminded of, once. */
const REMIND_MS = 20 * HOUR_MS;
/** Somebody looks at what was rated so or lower. */
export const LOW_RATING = 2;

const marks = [1, 2, 3, 4, 5];
const named: Record<string, number> = {
  ...{ один: 1, два: 2, три: 3, четыре: 4, пять: 5 },
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5 },
  ...{ бір: 1, екі: 2, үш: 3, төрт: 4, бес: 5 },
  ...{ чотири: 4, "п'ять": 5, 'п’ять': 5 },
};

/** A mark and nothing else: "5", "5!", "5/5", "⭐⭐⭐", "пять"; "5 минут" is no rating. */
export const ratingIn = (text: string): number | undefined => {
  const said = text.trim().toLowerCase();
  const stars = /^(?:(?:⭐|★|🌟)️?\s*){1,5}$/u.test(said)
    ? [...said].filter((one) => '⭐★🌟'.includes(one)).length
    : undefined;
  const digit = /^([1-5])️?⃣?\s*(?:\/\s*5|из 5|з 5|out of 5)?\s*(?:⭐|★)?️?\s*[!.)]*$/u.exec(said)?.[1];
  return stars ?? (digit ? Number(digit) : named[said.replace(/[!.]+$/, '')]);
};

/** What a message is to the question that was asked: a mark, a word beside it, or nothing of the kind. */
export type Heard = { rating: number } | { comment: string };

export const heardAs = (
  { state, ratingStage, ratingAskedAt }: Pick<ConversationState, 'state' | 'ratingStage' | 'ratingAskedAt'>,
  { text, parts, late }: { text: string; parts: number; late: boolean },
  now: string,
): Heard | null => {
  if (state !== 'closed' || ratingStage === null || ratingAskedAt === null || late || parts > 0) return null;
  const passed = Date.parse(now) - Date.parse(ratingAskedAt);
  if (ratingStage === 'comment')
    return passed <= COMMENT_MS && text.trim() !== '' && !/[?؟]/.test(text) ? { comment: text.trim() } : null;
  const rating = passed <= ANSWER_MS ? ratingIn(text) : undefined;
  return rating === undefined ? null : { rating };
};

/** Whether a talk that ends now is asked about: a person has answered in it, and the client was not asked lately. */
export const mayAskRating = (
  { state, blockedAt, spamAt, ratingAskedAt }: ConversationState,
  answered: boolean,
  now: string,
): boolean =>
  answered &&
  state !== 'closed' &&
  blockedAt === null &&
  spamAt === null &&
  (ratingAskedAt === null || Date.parse(now) - Date.parse(ratingAskedAt) >= AGAIN_MS);

/** When a client who has not answered is reminded; null: never. */
export const remindsAt = ({
  state,
  ratingStage,
  ratingAskedAt,
}: Pick<ConversationState, 'state' | 'ratingStage' | 'ratingAskedAt'>): string | null =>
  state === 'closed' && ratingStage === 'asked' && ratingAskedAt !== null
    ? new Date(Date.parse(ratingAskedAt) + REMIND_MS).toISOString()
    : null;

/** Buttons where the channel has them; what is pressed comes as the client's words. */
export const ratingButtons: Part = { kind: 'buttons', rows: [marks.map((mark) => ({ text: String(mark) }))] };
