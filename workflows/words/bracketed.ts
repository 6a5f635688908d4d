/** A text with values in it, for whoever reads it without them: `{{contact.name}}` is [contact.name]. */
export const bracketed = (text: string): string => text.replace(/\{\{\s*([\w.]+)\s*\}\}/g, '[$1]');
