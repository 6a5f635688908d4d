import type { VisitorMessage, Widget } from '../../workflows/widget/widget.schema.ts';
import { standChat } from './stand.ts';
import type { Talk } from './talk.ts';
import { wordsIn } from './words.ts';

/** The chat in a frame of the settings: opened, with a talk that goes nowhere. Returns what takes it away again. */
export const showPreview = (
  place: HTMLElement,
  language: Widget['language'],
  look: Pick<Widget, 'color' | 'title' | 'welcome' | 'notice'>,
): (() => void) => {
  const host = document.createElement('voronka-chat');
  host.dataset['inside'] = '';
  const color = /^#[0-9a-f]{6}$/i.test(look.color) ? look.color : '#3b5bdb';
  const widget: Widget = {
    ...{ ...look, color, key: '', language, company: '', away: null, open: true, opensAt: null, asks: false },
  };
  const chat = standChat({ host, widget, talk: talkToNobody(), words: wordsIn(language) });
  place.append(host);
  chat.open(false);
  return () => host.remove();
};

const talkToNobody = (): Talk => {
  const told: (() => void)[] = [];
  let messages: VisitorMessage[] = [];
  const none = () => {};
  return {
    view: () => ({ messages, waiting: [], seen: 0, unread: 0, more: false, works: true, types: undefined }),
    onChange: (one) => void told.push(one),
    say: (text) => {
      const [id, number, at] = [String(messages.length), messages.length + 1, new Date().toISOString()];
      messages = [...messages, { id, number, at, text, mine: true, sent: null, by: null, answers: null, parts: [] }];
      told.forEach((one) => one());
    },
    ...{
      retry: none,
      remove: none,
      read: none,
      typing: none,
      earlier: async () => {},
      put: async () => undefined,
      fileAt: (path) => path,
    },
  };
};
