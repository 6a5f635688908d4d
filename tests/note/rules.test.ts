import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mentionedIn, piecesOf } from '../../workflows/note/mention.ts';
import { decideNote, evolveNote } from '../../workflows/note/note.ts';
import type { Note } from '../../workflows/note/note.schema.ts';
import { isRefusal } from '../../workflows/refusal.ts';

const people = [
  { id: 'anna', name: 'Анна' },
  { id: 'kim', name: 'Анна Ким' },
  { id: 'other', name: 'Анна Ким' },
  { id: 'timur', name: 'Тимур Әбенов' },
];
const shown = (text: string) =>
  piecesOf(text, people).map((piece) => (piece.kind === 'link' ? piece.href : `${piece.kind}:${piece.text}`));

describe('B3 mentions in a note', () => {
  it('are users by their whole names, the longer name first, all who share it', () => {
    expect(mentionedIn('@Тимур Әбенов, глянь', people)).toEqual(['timur']);
    expect(mentionedIn('спроси @анна ким и @Анна.', people)).toEqual(['kim', 'other', 'anna']);
    for (const none of ['Анна', '@Тимур', '@Аннабель', 'a@Анна', '@', '@ Анна'])
      expect(mentionedIn(none, people)).toEqual([]);
  });
});

describe('B3 links in a note', () => {
  it('lead to the web and nowhere else, without the full stop behind them', () => {
    expect(shown('см. https://example.kz/a?b=1. И (www.example.kz/x(1)), да')).toEqual([
      'text:см. ',
      'https://example.kz/a?b=1',
      'text:. И (',
      'https://www.example.kz/x(1)',
      'text:), да',
    ]);
    for (const none of [
      'javascript:alert(1)',
      'https://',
      'http://localhost',
      'https://bank.kz@evil.example/x',
      'xhttps://a.kz',
    ])
      expect(shown(none)).toEqual([`text:${none}`]);
  });

  it('and mentions are the text again, whatever it is', () => {
    const words = fc.constantFrom('@Анна Ким', 'https://a.kz/(b)', ' ', 'www.', '@', '.', ')', 'слово', '\n', '😀');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(words).map((all) => all.join('')),
          fc.string(),
        ),
        (text) => {
          expect(
            piecesOf(text, people)
              .map((piece) => piece.text)
              .join(''),
          ).toBe(text);
          for (const piece of piecesOf(text, people))
            if (piece.kind === 'link') expect(piece.href).toMatch(/^https?:\/\//);
        },
      ),
    );
  });
});

describe('B3 a note', () => {
  const note: Note = {
    ...{ id: '7', text: 'Анкета', by: 'aida', at: '2026-11-21T10:00:00.000Z', version: 1 },
    ...{ editedAt: null, pinnedAt: null, removedAt: null },
  };
  const aida = { id: 'aida', role: 'manager' } as const;
  const timur = { id: 'timur', role: 'manager' } as const;
  const decide = (
    so: Note,
    wish: Parameters<typeof decideNote>[1],
    me: { id: string; role: 'manager' | 'admin' } = aida,
  ) => decideNote(so, wish, { me, people });
  const after = (wish: Parameters<typeof decideNote>[1]) => {
    const events = decide(note, wish);
    if (isRefusal(events)) throw new Error(events.refusal);
    return events.reduce((so, event) => evolveNote(so, event, '2026-11-22T10:00:00.000Z'), note);
  };

  it('is changed and removed by its author or an admin, pinned by anybody', () => {
    expect(decide(note, { text: 'x' }, timur)).toMatchObject({ refusal: 'NoteNotYours' });
    expect(decide(note, { removed: true }, timur)).toMatchObject({ refusal: 'NoteNotYours' });
    expect(decide(note, { pinned: true }, timur)).toMatchObject([{ type: 'note.pinned' }]);
    expect(decide(note, { text: 'x' }, { id: 'saule', role: 'admin' })).toMatchObject([
      { type: 'note.changed', data: { text: 'x', before: 'Анкета', version: 2 } },
    ]);
  });

  it('says nothing where nothing changes, and what was removed is put back before it is changed', () => {
    expect(decide(note, { text: 'Анкета', pinned: false, removed: false })).toEqual([]);
    const removed = after({ removed: true });
    expect(removed.removedAt).toBe('2026-11-22T10:00:00.000Z');
    expect(decide(removed, { text: 'x' })).toMatchObject({ refusal: 'NoteRemoved' });
    expect(decide(removed, { text: 'x', removed: false })).toMatchObject([
      { type: 'note.restored' },
      { type: 'note.changed' },
    ]);
    expect(after({ text: 'x' })).toMatchObject({ text: 'x', editedAt: '2026-11-22T10:00:00.000Z' });
  });
});
