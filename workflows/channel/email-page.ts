import { withoutElements } from './email-html.ts';

/** Where a link of a letter may lead. */
const LEADS = /^(https?:|mailto:|tel:)/i;
/** Attributes by which a page is left, or something is fetched before anybody looks. */
const LINKS = /\s(href|xlink:href|action|formaction|ping|background|srcset|data)\s*=\s*("[^"]*"|'[^']*'|[^\s>"']+)/gi;

/**
 * A letter as a page of its own. What keeps it harmless is the policy under which it is sent (no scripts, no forms, nothing from the net, no origin);
 * beside that, links of ours and what would leave the page by itself are dead.
 */
export const pageOfLetter = (html: string): string => {
  const safe = withoutElements(html, ['script', 'noscript', 'template', 'title'])
    .replace(
      /<\/?(base|meta|link|script|form|input|button|textarea|select|iframe|frame|frameset|object|embed|applet|portal)\b[^>]*>?/gi,
      '',
    )
    .replace(LINKS, (whole, name: string, value: string) => {
      const to = value.replace(/^["']|["']$/g, '').replace(/&#x?0*(9|a|d|10|13);|\s/gi, '');
      return name.toLowerCase() === 'href' && LEADS.test(to) ? whole : '';
    });
  return `<!doctype html><html><head><meta charset="utf-8"><base target="_blank"><style>${LOOK}</style></head><body>${safe}</body></html>`;
};

const LOOK =
  'html{color-scheme:light;background:#fff}body{margin:12px;font:14px/1.5 system-ui,sans-serif;color:#111;overflow-wrap:anywhere}img,table{max-width:100%}img{height:auto}';

/** Under which a letter is shown: nothing of it runs, nothing is fetched but pictures where the reader has asked for them. */
export const policyOfLetter = (pictures: boolean): string =>
  [
    "default-src 'none'",
    "style-src 'unsafe-inline'",
    `img-src data:${pictures ? ' https: http:' : ''}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');
