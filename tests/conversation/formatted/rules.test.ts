import { describe, expect, it } from '@jest/globals';
import { cleanFormatted } from '../../../prisma/conversation/clean.ts';
import { formattedOf, piecesIn, wordsOfFormatted } from '../../../workflows/conversation/formatted.ts';

describe('D4 a formatted answer', () => {
  it('keeps our own formats and no more, whatever was pasted', () => {
    const pasted = [
      '<p style="color:red" onclick="x()">Да <b>да</b></p><img src=x onerror="x()">',
      '<a href="javascript:x()">раз</a> <a href="https://example.kz/?a=1&b=2" target="_blank">два</a>',
      '<style>p{}</style><script>x()</script><svg><script>x()</script></svg><iframe src="https://x"></iframe>',
      '<math><mtext></p><table><mglyph><style><img src=x onerror=x()></style></table></math>',
    ];
    const clean = cleanFormatted(pasted.join(''));
    expect(clean).toContain(
      '<p>Да <strong>да</strong></p><a>раз</a> <a href="https://example.kz/?a=1&amp;b=2">два</a>',
    );
    expect(clean).not.toMatch(/onclick|onerror|javascript|script|style|svg|img|iframe|math/);
  });

  it('stays the same when it is cleaned again', () => {
    const once = cleanFormatted('<ul><li>a < b &amp;lt;i&gt;<br></ul><blockquote>x');
    expect(cleanFormatted(once)).toBe(once);
  });

  it('reads well where no formats are shown', () => {
    const html = [
      '<p>Цена <strong>40&nbsp;000</strong>:<br>до пятницы</p><ol><li><p>шрифт</p><ul><li>два</li></ul></li><li>макет</li></ol>',
      '<blockquote><p>А срок?</p></blockquote>',
      '<p><a href="https://example.kz/">example.kz</a>, <a href="https://a.kz">договор</a>, <a href="mailto:a@b.kz">a@b.kz</a></p>',
    ];
    expect(wordsOfFormatted(html.join(''))).toBe(
      [
        ...['Цена 40 000:', 'до пятницы', '', '1. шрифт', '   • два', '2. макет', '', '> А срок?', ''],
        'example.kz (https://example.kz/), договор (https://a.kz), a@b.kz',
      ].join('\n'),
    );
  });

  it('is drawn from its pieces, without an address that may do something', () => {
    expect(piecesIn('<p>1 &lt; 2 <a href="javascript:x()">x</a><u>y</u></p>')).toEqual([
      { is: 'p', pieces: ['1 < 2 ', { is: 'a', pieces: ['x'] }, 'y'] },
    ]);
  });

  it('takes plain words in as they are', () => {
    expect(formattedOf('a < b\nc\n\nd')).toBe('<p>a &lt; b<br>c</p><p>d</p>');
    expect(wordsOfFormatted(formattedOf('a < b\nc\n\nd'))).toBe('a < b\nc\n\nd');
  });
});
