import { kindOf } from '../channel/index.ts';
import type { Words } from '../words/words.schema.ts';

/** One place in a definition that sends a template: an automation, or the pipeline's own rule for invoices. */
export type TemplateUse = {
  template: string;
  /** undefined: any channel that the template has */
  channel?: string | undefined;
  automation?: { key: string; name: Words } | undefined;
};

/** Every template that a definition names. It reads any version, older or newer: every key called `template` counts. */
export const templateUses = (definition: unknown): TemplateUse[] => {
  if (!isObject(definition)) return [];
  const uses: TemplateUse[] = [];
  const invoices = isObject(definition['invoices']) ? definition['invoices'] : {};
  for (const rule of ['sent', 'reminder', 'overdue', 'receipt'])
    if (typeof invoices[rule] === 'string') uses.push({ template: invoices[rule] });
  const automations = Array.isArray(definition['automations']) ? definition['automations'] : [];
  for (const automation of automations) {
    if (!isObject(automation)) continue;
    const named = { key: String(automation['key'] ?? ''), name: nameOf(automation['name']) };
    collect(automation, named, uses);
  }
  return uses;
};

const collect = (node: unknown, automation: TemplateUse['automation'], uses: TemplateUse[]): void => {
  if (Array.isArray(node)) return node.forEach((one) => collect(one, automation, uses));
  if (!isObject(node)) return;
  const channel = typeof node['channel'] === 'string' ? kindOf(node['channel']) : undefined;
  if (typeof node['template'] === 'string') uses.push({ template: node['template'], channel, automation });
  if (Array.isArray(node['attach']) && node['attach'].includes('contract'))
    uses.push({ template: 'contract', channel: 'document', automation });
  for (const value of Object.values(node)) collect(value, automation, uses);
};

const nameOf = (name: unknown): Words =>
  isObject(name) && typeof name['ru'] === 'string' ? (name as Words) : { ru: String(name ?? '') };

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
