/**
 * The Temporal UI shows Markdown in a frame that its own server renders. Ours replaces that server, so it renders what our processes write
 * (workflows/process/shown.ts): paragraphs, lists, bold, code, links. Everything else is plain text, whoever wrote it.
 */
export const renderedPage = (markdown: string, { theme }: { theme: string | null }): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Details</title><style>${STYLE}</style><body class="${theme === 'dark' ? 'dark' : 'light'}"><main>${blocksOf(markdown)}</main></body></html>`;

/** No scripts, no external content, and only pages of this origin may show it. */
export const RENDERED = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'none'; form-action 'none'",
  'x-frame-options': 'SAMEORIGIN',
};

const blocksOf = (markdown: string): string =>
  markdown
    .split(/\n{2,}/)
    .map((block) => {
      const lines = block.split('\n').filter(Boolean);
      if (lines.length === 0) return '';
      if (!lines.every((line) => line.startsWith('- '))) return `<p>${lines.map(inline).join('<br>')}</p>`;
      return `<ul>${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join('')}</ul>`;
    })
    .join('');

const PARTS = /\\([^\w\s])|`([^`]+)`|\*\*((?:\\.|[^*\\])+)\*\*|\[((?:\\.|[^\]\\])+)\]\((https?:\/\/[^\s()]+)\)/g;

const inline = (text: string): string => {
  let html = '';
  let after = 0;
  for (const part of text.matchAll(PARTS)) {
    const [whole, escaped, code, bold, named, address] = part;
    html += safe(text.slice(after, part.index));
    after = part.index + whole.length;
    if (escaped) html += safe(escaped);
    else if (code) html += `<code>${safe(code)}</code>`;
    else if (bold) html += `<b>${inline(bold)}</b>`;
    else html += `<a href="${safe(address!)}" target="_blank" rel="noreferrer">${inline(named!)}</a>`;
  }
  return html + safe(text.slice(after));
};

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const safe = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => signs[sign]!);

const STYLE = `body{margin:0;padding:12px 16px 20px;font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere}main>:first-child{margin-top:0}main>:last-child{margin-bottom:0}
p{margin:8px 0}ul{margin:4px 0 12px;padding-left:20px}code{font:13px ui-monospace,monospace;padding:1px 4px;border-radius:4px}
.light{color:#141414;background:#fff}.light code{background:#eceef2}.light a{color:#2f4fd8}
.dark{color:#f2f2f2;background:#141414}.dark code{background:#2c2f36}.dark a{color:#9db2ff}`;
