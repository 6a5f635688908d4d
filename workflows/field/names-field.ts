import type { FieldNoun } from './field.schema.ts';

/**
 * Whether a definition or a text names a field of a noun: a path of a condition or template (`fields.key`, `lead.fields.key`,
 * `contact.fields.key`), a stage's or a form's question. It reads any version, older or newer.
 */
export const namesField = (told: unknown, noun: FieldNoun, key: string): boolean => {
  const paths = noun === 'lead' ? `(?:lead\\.)?fields\\.${key}` : `${noun}\\.fields\\.${key}`;
  const pattern = new RegExp(`(?<![\\w.])${paths}(?![\\w])`);
  const look = (node: unknown, under: string): boolean => {
    if (typeof node === 'string')
      return pattern.test(node) || (noun === 'lead' && node === key && (under === 'fields' || under === 'to'));
    if (Array.isArray(node)) return node.some((one) => look(one, under));
    if (typeof node !== 'object' || node === null) return false;
    return Object.entries(node).some(([name, value]) => look(value, name));
  };
  return look(told, '');
};
