import type { Content, TDocumentDefinitions } from 'pdfmake/interfaces';
import { parseMarkup, type Span } from '../../workflows/letter/markup.ts';

/** A document from its template's text. */
export const contractDocument = (title: string, text: string): TDocumentDefinitions => ({
  info: { title },
  content: [
    ...(title ? [{ text: title, fontSize: 16, bold: true, margin: [0, 0, 0, 14] } as Content] : []),
    ...parseMarkup(text).map(blockContent),
  ],
});

const blockContent = (block: ReturnType<typeof parseMarkup>[number]): Content => {
  switch (block.kind) {
    case 'heading':
      return { text: block.spans.map(spanContent), fontSize: 13, bold: true, margin: [0, 10, 0, 6] };
    case 'item':
      return { ul: [{ text: block.spans.map(spanContent) }], margin: [0, 0, 0, 4] };
    case 'button':
      return { text: block.text, link: block.href, color: '#2458d6', margin: [0, 4, 0, 8] };
    case 'paragraph':
      return { text: block.spans.map(spanContent), margin: [0, 0, 0, 8] };
  }
};

const spanContent = ({ text, strong, href }: Span): Content => ({
  text,
  ...(strong && { bold: true }),
  ...(href && { link: href, color: '#2458d6' }),
});
