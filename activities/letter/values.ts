import type { LetterFacts } from '../../prisma/letter.ts';
import { dueMoment } from '../../workflows/calendar/due.ts';
import { openAmount } from '../../workflows/invoice/invoice.ts';
import { inLanguage } from '../../workflows/words/words.ts';
import type { Currency, Money } from '../../workflows/money/money.schema.ts';
import type { Language } from '../../workflows/words/words.schema.ts';
import { isMoney, moment, moneyValue, wordingFor, type Wording } from './wording.ts';

export const wordingOf = ({ language, contact, calendar }: LetterFacts): Wording =>
  wordingFor(language, contact.timeZone ?? calendar.zone);

/**
 * The values of a template: lead, contact, manager, company (who sells), stage, invoice, payment, payUrl, task, meeting.
 * `escape` makes a client's own words harmless for where the text goes.
 */
export const letterValues = (
  facts: LetterFacts,
  publicUrl: string,
  escape: (text: string) => string,
): Record<string, unknown> => {
  const wording = wordingOf(facts);
  const language = facts.language as Language;
  const { lead, contact, responsible, invoice, seller, pipeline } = facts;
  const money = (amount: number, currency: string) => moneyValue({ amount, currency: currency as Currency }, language);
  const at = (iso: string) => moment(iso, wording);
  const text = (value: unknown) => escape(String(value ?? ''));
  // a phone stays in one line
  const phone = (value: unknown) => text(value).replace(/ /g, '\u00a0');
  const stage = pipeline?.definition.stages.find(({ key }) => key === lead?.stage);
  const company = {
    name: text(seller.name),
    phone: phone(seller.phone),
    email: text(seller.email),
    address: text(seller.address),
    toString: () => text(seller.name),
  };
  return {
    lead: lead && {
      number: lead.number,
      name: text(lead.name),
      amount: lead.amount === null ? '' : money(lead.amount, lead.currency ?? 'KZT'),
      fields: fieldsOf(facts, text),
    },
    contact: {
      name: text(contact.name),
      firstName: text(contact.name.trim().split(/\s+/)[0]),
      phone: phone(contact.phone),
      email: text(contact.email),
    },
    manager: {
      name: text(responsible?.name ?? seller.name),
      phone: phone(responsible?.phone ?? seller.phone),
      email: text(responsible?.email ?? seller.email),
    },
    company,
    stage: stage ? text(inLanguage(stage.name, language)) : '',
    invoice: invoice && {
      number: invoice.number,
      total: money(invoice.total, invoice.currency),
      paid: money(invoice.paid, invoice.currency),
      open: money(openAmount(invoice), invoice.currency),
      dueAt: at(invoice.due_at.toISOString()),
      lines: invoice.lines.map((line) => ({
        ...line,
        text: text(line.text),
        unitAmount: money(line.unitAmount, invoice.currency),
        amount: money(line.amount, invoice.currency),
      })),
    },
    payUrl: invoice ? `${publicUrl}/pay/${invoice.pay_token}` : '',
    payment: lastPayment(facts, money),
    task: facts.task && { text: text(facts.task.text), dueAt: at(facts.task.dueAt) },
    meeting: at(meetingAt(facts)),
    language,
  };
};

/** Every field that the pipeline knows is there, so that an empty one is no mistake of the template. */
const fieldsOf = (
  { lead, pipeline, language }: LetterFacts,
  text: (value: unknown) => string,
): Record<string, string> => {
  const known = (pipeline?.definition.fields ?? []).map(({ key, options }): [string, string] => {
    const value = lead?.fields[key];
    const option = options?.find((one) => one.value === value);
    return [key, text(option ? inLanguage(option.name, language as Language) : value)];
  });
  const others = Object.entries(lead?.fields ?? {}).map(([key, value]): [string, string] => [key, text(value)]);
  return Object.fromEntries([...others, ...known]);
};

const lastPayment = ({ variables, payments }: LetterFacts, money: (amount: number, currency: string) => Money) => {
  const payment = isMoney(variables['payment']) ? variables['payment'] : payments.at(-1);
  return payment
    ? {
        amount: money(payment.amount, payment.currency),
        toString: () => money(payment.amount, payment.currency).toString(),
      }
    : null;
};

/** When the meeting is: of the open meeting task; without one, the next working day at 11. */
export const meetingAt = (facts: LetterFacts): string => facts.meeting?.dueAt ?? nextMeeting(facts);

const nextMeeting = ({ calendar, lead }: LetterFacts): string =>
  dueMoment(
    { by: 'next_working_day', at: '11:00' },
    calendar,
    new Date(Date.now() + (lead?.clockOffset ?? 0)).toISOString(),
  );
