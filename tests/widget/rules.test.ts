import { widgetPageOf } from '../../workflows/account/provider/widget.schema.ts';
import { readCursor, within, writeCursor } from '../../workflows/widget/cursor.ts';
import { excessOf, isFlood } from '../../workflows/widget/flood.ts';
import { visitorName } from '../../workflows/widget/visitor-name.ts';

describe('D2 the place up to which a page has read', () => {
  it('means nothing in another talk, and what an older page says holds', () => {
    const id = '019aa1b2-0000-7000-8000-0000deadbeef';
    expect(writeCursor(within(id, { mine: 3, ours: 2 }))).toBe('3.2.deadbeef');
    expect(within(id, readCursor('3.2.deadbeef')!)).toEqual({ mine: 3, ours: 2, talk: 'deadbeef' });
    expect(within(id, readCursor('3.2.00000000')!)).toEqual({ mine: 0, ours: 0, talk: 'deadbeef' });
  });

  it('is two numbers, and nothing else', () => {
    expect(readCursor(writeCursor({ mine: 12, ours: 7 }))).toEqual({ mine: 12, ours: 7 });
    for (const other of ['', '1', '1.', '.1', '-1.2', '1.2.3', '1e3.2', '9999999999.1', "1.1'"])
      expect(readCursor(other)).toBeUndefined();
  });
});

describe('D11 a flood', () => {
  it('is what a network or a visitor does beyond what people do, and closes the chat to nobody else', () => {
    expect(excessOf({ network: 40, visitor: 15, chat: 400 })).toBe(0);
    expect(excessOf({ network: 41, visitor: 2, chat: 3 })).toBe(1);
    expect(excessOf({ network: 1, visitor: 1, chat: 900 })).toBe(500);
    expect(isFlood({ network: 1, visitor: 1, chat: 100_000 })).toBe(false);
    expect(isFlood({ network: 161, visitor: 1, chat: 200 })).toBe(true);
    expect(isFlood({ network: 61, visitor: 61, chat: 61 })).toBe(true);
  });
});

describe('D2 a chat as it is kept', () => {
  it('has sites, texts, and what is usual where nothing is said', () => {
    const kept = {
      sites: 'https://a.example http://b.example:81',
      title: '{"ru":"Да"}',
      notice: 'not JSON',
      asks: 'x',
    };
    expect(widgetPageOf(kept)).toEqual({
      ...{ sites: ['https://a.example', 'http://b.example:81'], color: '#3b5bdb', asks: 'away' },
      ...{ title: { ru: 'Да' }, welcome: null, away: null, names: 'first', seen: 'open' },
    });
    expect(widgetPageOf({}).sites).toEqual([]);
  });

  it('names whom nobody has asked', () => {
    expect(visitorName('abc-_def', 'kk')).toBe('Сайт қонағы CDEF');
  });
});
