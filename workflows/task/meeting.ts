import type { MeetingAnswer } from '../channel/email-calendar.ts';

/** What the client has answered to the invitation, and to which. */
export type ToldAnswer = Pick<MeetingAnswer, 'is' | 'sequence' | 'stamp' | 'proposes'>;

/** A lead has one meeting in its client's calendar: a later invitation moves it. */
export const meetingUid = (leadId: string): string => `lead-${leadId}@voronka`;
export const leadOfMeeting = (uid: string): string | undefined =>
  /^lead-([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})@voronka$/i.exec(uid)?.[1]?.toLowerCase();

/** The number of an invitation, the same however often it is sent: seconds in which its message was written, from the message's id (UUID, version 7). */
export const sequenceOf = (deliveryId: string): number =>
  Math.floor(Number.parseInt(deliveryId.replaceAll('-', '').slice(0, 12), 16) / 1000) % 2_000_000_000;

/** An answer to an earlier invitation, an earlier answer, and the same answer once more say nothing new. */
export const isNews = (answer: ToldAnswer, last: ToldAnswer | null | undefined): boolean => {
  if (!last) return true;
  if (answer.sequence !== last.sequence) return answer.sequence > last.sequence;
  return answer.stamp > last.stamp && (answer.is !== last.is || answer.proposes !== last.proposes);
};
