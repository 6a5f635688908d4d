import type { Seller } from '../../workflows/seller/seller.schema.ts';
import { parseMarkup, type Block, type Span } from '../../workflows/letter/markup.ts';

/** A letter that mail programs of any age can show: one column, inline styles, tables, no pictures. */
export const letterHtml = (
  text: string,
  { seller, language, subject }: { seller: Seller; language: string; subject: string },
): string => {
  const blocks = parseMarkup(text);
  const foot = [seller.name, seller.address, seller.phone, seller.email]
    .filter(Boolean)
    .map((part) => escapeHtml(part!));
  return `<!doctype html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;background:#f4f5f7"><table role="presentation" width="100%" cellspacing="0" cellpadding="0"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="max-width:560px;background:#ffffff;border-radius:12px"><tr><td style="padding:28px 32px;font:16px/1.55 -apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;color:#1f2430">
${seller.name && `<p style="margin:0 0 20px;font-weight:600;color:#5b6472">${escapeHtml(seller.name)}</p>`}
${blocks.map((block, index) => blockHtml(block, blocks[index + 1]?.kind !== 'item')).join('\n')}
</td></tr></table>
<p style="margin:16px 0 0;font:13px/1.5 -apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif;color:#5b6472">${foot.join(' · ')}</p>
</td></tr></table></body></html>`;
};

const blockHtml = (block: Block, isLastItem: boolean): string => {
  switch (block.kind) {
    case 'heading':
      return `<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${spansHtml(block.spans)}</h1>`;
    case 'item':
      return `<p style="margin:0 0 ${isLastItem ? 16 : 6}px 4px">•&nbsp; ${spansHtml(block.spans)}</p>`;
    case 'button':
      return `<p style="margin:8px 0 24px"><a href="${escapeHtml(block.href)}" style="display:inline-block;padding:12px 22px;border-radius:8px;background:#2458d6;color:#ffffff;font-weight:600;text-decoration:none">${escapeHtml(block.text)}</a></p>`;
    case 'paragraph':
      return `<p style="margin:0 0 16px">${spansHtml(block.spans)}</p>`;
  }
};

const spansHtml = (spans: Span[]): string =>
  spans
    .map(({ text, strong, href }) => {
      const words = escapeHtml(text).replace(/\n/g, '<br>');
      if (href) return `<a href="${escapeHtml(href)}" style="color:#2458d6">${words}</a>`;
      return strong ? `<strong>${words}</strong>` : words;
    })
    .join('');

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign]!);
const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
