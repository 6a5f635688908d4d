import { createHash } from 'node:crypto';
import type { Response } from 'express';
import { lookOf } from '../workflows/form/form.ts';
import type { FormLook } from '../workflows/form/form.schema.ts';
import type { Language } from '../workflows/words/words.schema.ts';

/** A page for a visitor: whose it is, how it looks. `logo` is a data address. */
export type FormFrame = {
  language: Language;
  title: string;
  look?: FormLook | undefined;
  company?: { name: string; logo: string | null } | undefined;
  /** below everything: the page in other languages */
  foot?: string;
};
export type Page = { html: string; policy: string };

export const pageIn = ({ language, title, look, company, foot = '' }: FormFrame, body: string): Page => {
  const css = `${style}${ownStyle(look)}`;
  const hash = createHash('sha256').update(css).digest('base64');
  const logo = company?.logo ? `<img src="${escape(company.logo)}" alt="">` : '';
  const head = company && (logo || company.name) ? `<header>${logo}<span>${escape(company.name)}</span></header>` : '';
  return {
    html: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escape(title)}</title><style>${css}</style></head><body>${head}<main>${body}</main>${foot}</body></html>`,
    policy: `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; frame-ancestors 'none'`,
  };
};

/** `script`: it may load the form's own script and what that asks for. */
export const sendPage = (
  response: Response,
  status: number,
  { html, policy }: Page,
  { script = false }: { script?: boolean } = {},
): void => {
  const more = script ? `; script-src 'self'; connect-src 'self'; form-action 'self'` : '';
  response.setHeader('Content-Security-Policy', `${policy}${more}`);
  response.setHeader('Cache-Control', 'no-store');
  response.status(status).type('html').send(html);
};

export const escape = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** Only numbers and colours of the schema stand in it. */
const ownStyle = (look: FormLook | undefined): string => {
  if (!look) return '';
  const { accent, onAccent, radius } = lookOf(look);
  return [
    accent && `:root{--a:${accent};--on:${onAccent}}`,
    radius !== undefined && `:root{--r:${radius}px}`,
    look.compact && 'main{font-size:.93em}',
  ]
    .filter(Boolean)
    .join('');
};

const style = `:root{color-scheme:light dark;--a:#3b5bdb;--on:#fff;--r:8px}
body{font:16px/1.5 system-ui,sans-serif;max-width:30rem;margin:6vh auto;padding:0 1.25rem;overflow-wrap:anywhere}
header{display:flex;align-items:center;gap:.75rem;margin-bottom:1.75rem;font-weight:600}
header img{max-height:3rem;max-width:11rem;padding:.25rem;border-radius:.4rem;background:#fff}
h1{font-size:1.5rem;line-height:1.25}label{display:block;margin-top:1rem;font-weight:600}
input:not([type=checkbox]),select,textarea{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.6rem .7rem;margin-top:.25rem;border:1px solid GrayText;border-radius:var(--r);background:Field;color:FieldText}
[aria-invalid]{border-color:#d02d2d!important}.check{display:flex;gap:.6rem;font-weight:400}.error{display:block;color:#b42318;margin-top:.25rem}
.trap{position:absolute;left:-9999px;height:1px;overflow:hidden}
footer{margin-top:2.5rem;display:flex;flex-wrap:wrap;gap:.25rem 1rem;font-size:.9rem}footer a{color:inherit;padding:.4rem 0}
@media(prefers-color-scheme:dark){.error{color:#ff9d94}}
button{font:inherit;font-weight:600;margin-top:1.5rem;padding:.7rem 1.4rem;border:0;border-radius:var(--r);background:var(--a);color:var(--on);cursor:pointer}
:focus-visible{outline:2px solid var(--a);outline-offset:2px}`;
