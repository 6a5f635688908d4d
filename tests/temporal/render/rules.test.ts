import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderedPage } from '../../../temporal/dev-server/render.ts';

const main = (markdown: string, theme: string | null = null) =>
  /<main>(.*)<\/main>/s.exec(renderedPage(markdown, { theme }))![1]!;

describe('M9 details in the embedded Temporal UI', () => {
  it('show paragraphs, lists, bold, code and links that open beside', () => {
    expect(
      main('**Lead 7 · A\\*b**, `new` · [open](http://crm.example.com/leads/1)\n\nLast steps:\n\n- one\n- two'),
    ).toBe(
      '<p><b>Lead 7 · A*b</b>, <code>new</code> · <a href="http://crm.example.com/leads/1" target="_blank" rel="noreferrer">open</a></p><p>Last steps:</p><ul><li>one</li><li>two</li></ul>',
    );
    expect(renderedPage('x', { theme: 'dark' })).toContain('<body class="dark">');
  });

  it('are text, whatever somebody puts into the address of the frame', () => {
    expect(main('<script>alert(1)</script>')).toBe('<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>');
    expect(main('[x](javascript:alert(1))')).not.toContain('<a');
    expect(main('[x](http://a"onclick="b)')).not.toContain('"onclick');
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]()*`\\<>"\'&- \nax:/', 'http://') }), (text) => {
        const tags = main(text).match(/<[^>]*>/g) ?? [];
        for (const tag of tags)
          expect(tag).toMatch(
            /^<\/?(p|ul|li|b|code|br)>$|^<\/a>$|^<a href="https?:\/\/[^"<>]*" target="_blank" rel="noreferrer">$/,
          );
      }),
    );
  });
});
