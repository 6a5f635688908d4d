import sanitizeHtml from 'sanitize-html';
import { formats } from '../../workflows/conversation/formatted.ts';

/** Marked-up words without all but our own formats: what goes to a client and is shown to colleagues, whoever has typed or pasted it. */
export const cleanFormatted = (html: string): string =>
  sanitizeHtml(html, {
    allowedTags: [...formats],
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['http', 'https', 'mailto', 'tel'],
    allowProtocolRelative: false,
    nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'title', 'svg', 'math', 'template', 'iframe'],
    transformTags: { b: 'strong', i: 'em', div: 'p' },
    nestingLimit: 30,
  });
