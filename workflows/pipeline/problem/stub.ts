import { callWebhook } from '../../lead/action/call-webhook.ts';
import { issueInvoice } from '../../lead/action/issue-invoice.ts';
import type { Automation, Step } from '../../automation/automation.schema.ts';
import { stubIn } from '../../template/stub.ts';
import { isSame } from '../diff/change.ts';
import type { At, Look } from './look.ts';

/** What a step still holds of how it began, or that somebody meant to write later: it would do something that nobody wants. */
export const checkStubs = (look: Look, step: Step, at: At): void => {
  switch (step.do) {
    case 'lead.set':
      for (const { field, to } of step.set)
        if (field === 'name' && 'value' in to && String(to.value ?? '').trim() === '') look.report('NameBlanked', at);
      break;
    case 'webhook.call':
      if (step.url === callWebhook.fresh().url) look.report('StubAddress', at, { host: new URL(step.url).hostname });
      break;
    case 'invoice.issue':
      if (isSame(step.lines, issueInvoice.fresh().lines)) look.report('StubText', at, { text: step.lines[0]!.text });
  }
  const stub = textsOf(step).map(stubIn).find(Boolean);
  if (stub) look.report('StubText', at, { text: stub });
};

export const checkLength = (look: Look, when: Automation['when'], at: At): void => {
  if (when.on === 'date.reached' && when.side !== 'at' && !when.by?.amount) look.report('NoLength', at);
};

/** What people will read. */
const textsOf = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return Object.entries(value).flatMap(([name, one]) =>
    name === 'then' || name === 'else' ? [] : isWords(one) ? Object.values(one) : textsOf(one),
  );
};
const isWords = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && typeof (value as { ru?: unknown }).ru === 'string';
