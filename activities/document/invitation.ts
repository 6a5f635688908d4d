import ical, { ICalAttendeeRole, ICalAttendeeStatus, ICalAttendeeType, ICalCalendarMethod } from 'ical-generator';
import type { LetterFacts } from '../../prisma/letter/letter.ts';
import { meetingUid, sequenceOf } from '../../workflows/task/meeting.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { clientName, wordingOf } from '../letter/values.ts';
import { TemplateError } from '../template.ts';

/** Whose mailbox it goes from; `reads`: what is answered there comes to us. */
export type Sender = { name: string; address: string; reads?: boolean };

const MINUTES = 60;

/** An iCalendar request for a meeting. One lead has one meeting: a later invitation moves it. Throws TemplateError where no meeting is set. */
export const invitationFile = (facts: LetterFacts, from?: Sender): string => {
  const { lead, contact, responsible, seller, meeting } = facts;
  if (!meeting) throw new TemplateError({ what: 'meeting', name: 'meeting' });
  const start = new Date(meeting.dueAt);
  const wording = wordingOf(facts);
  const words = inLanguage(title, facts.language as Language);
  const organizer = {
    name: responsible?.name ?? (seller.name || from?.name || ''),
    // answers go to the organizer
    email: (from?.reads ? from.address : (responsible?.email ?? seller.email ?? from?.address)) ?? '',
  };
  const calendar = ical({
    method: ICalCalendarMethod.REQUEST,
    prodId: { company: 'Voronka', product: 'CRM', language: facts.language.toUpperCase() },
  });
  const event = calendar.createEvent({
    id: meetingUid(lead?.id ?? facts.deliveryId),
    // calendars take the invitation with the higher number as the newer one
    sequence: sequenceOf(facts.deliveryId),
    start,
    end: new Date(start.getTime() + MINUTES * 60_000),
    summary: [words, seller.name].filter(Boolean).join(': '),
    // programs show the moment by their own clock; the zone is for whoever prints the file or reads it elsewhere
    description: `${wording.date(meeting.dueAt)}, ${wording.time(meeting.dueAt)}`,
    organizer,
    ...(seller.address ? { location: seller.address } : {}),
  });
  if (contact.email) {
    event.createAttendee({
      name: clientName(facts),
      email: contact.email,
      rsvp: true,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      type: ICalAttendeeType.INDIVIDUAL,
    });
  }
  return calendar.toString();
};

const title = { ru: 'Встреча', en: 'Meeting', kk: 'Кездесу', uk: 'Зустріч' };
