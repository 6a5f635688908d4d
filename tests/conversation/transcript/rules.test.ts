import { describe, expect, it } from '@jest/globals';
import { plainText } from '../../../workflows/letter/markup.ts';
import { transcriptLetter } from '../../../workflows/conversation/transcript.ts';

const at = '2026-11-28T09:05:00Z';
const said = { by: 'Dana', at, text: 'How much is it?', files: [] };
const talk = {
  ...{ messages: [said], more: false, company: 'Acme' },
  ...{ zone: 'Asia/Almaty', language: 'en' as const },
};

describe('D4 a copy of a talk', () => {
  it('says who wrote what and when by the reader’s clock, and whose the clock is', () => {
    const answer = { by: null, at: '2026-11-28T19:30:00Z', text: '9 900 ₸', files: ['price.pdf'] };
    const { subject, body } = transcriptLetter({ ...talk, messages: [said, answer] });
    expect(subject).toBe('A copy of the conversation · Acme');
    expect(plainText(body)).toBe(
      [
        'Hello! As you asked, here is a copy of our conversation.',
        'The times are by the clock of Almaty, UTC+5.',
        'Dana, 28.11.2026 14:05\nHow much is it?',
        'Acme, 29.11.2026 00:30\n9 900 ₸\nA file: price.pdf',
      ].join('\n\n'),
    );
  });

  it('shows what was typed as it was: no marks of ours, no link that hides where it leads', () => {
    const text = '# not a heading\n- not an item\n**loud** [bank](https://evil.example) \\ end';
    expect(plainText(transcriptLetter({ ...talk, messages: [{ ...said, text }] }).body)).toContain(text);
    const { body } = transcriptLetter({ ...talk, client: '**Dana**' });
    expect(plainText(body)).toContain('The conversation with the client: **Dana**');
  });

  it('is its newest part where it is long, and says so', () => {
    const messages = Array.from({ length: 500 }, (_, n) => ({ ...said, text: `${n} ${'x'.repeat(1000)}` }));
    const { body } = transcriptLetter({ ...talk, messages });
    expect(body.length).toBeLessThan(210_000);
    expect(body).toContain('499 x');
    expect(body).not.toContain('\n0 x');
    expect(body).toContain('this is its last part');
    expect(transcriptLetter({ ...talk, more: true }).body).toContain('this is its last part');
  });
});
