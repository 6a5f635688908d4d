import type { VisitorMessage } from '../../workflows/widget/widget.schema.ts';
import { element } from '../form/script/element.ts';
import { dayOf, timeOf } from './day.ts';
import type { Waiting } from './keep.ts';
import { drawPart } from './parts.ts';
import type { Talk } from './talk.ts';
import { textWithLinks } from './text.ts';
import type { ChatWords } from './words.ts';

type Place = { words: ChatWords; language: string; talk: Talk; askPhone: () => void };

/**
 * The talk, entry by entry. What is drawn already stays as it is unless it has changed, so that a reader's place is kept and only what is new is
 * read out.
 */
export const openEntries = (log: HTMLElement, place: Place) => {
  const drawn = new Map<string, { as: string; node: HTMLElement }>();
  return () => {
    const { messages, waiting, seen } = place.talk.view();
    const last = messages.at(-1);
    const wanted: { key: string; as: string; make: () => HTMLElement }[] = [];
    let day = '';
    const dated = (at: string) => {
      const now = dayOf(at, place.words, place.language);
      if (now === day) return;
      day = now;
      wanted.push({ key: `day ${now}`, as: now, make: () => element('div', { class: 'd' }, now) });
    };
    for (const message of messages) {
      dated(message.at);
      const live = message === last && waiting.length === 0;
      const read = message.mine && message.number <= seen;
      const tell = message.mine && messages.findLast(({ mine }) => mine) === message;
      const as = `${live} ${read} ${tell}`;
      wanted.push({
        key: message.sent ?? message.id,
        as,
        make: () => drawMessage(message, { live, read, tell }, place),
      });
    }
    for (const one of waiting) {
      dated(one.at);
      wanted.push({ key: one.id, as: `w ${one.state}`, make: () => drawWaiting(one, place) });
    }
    const nodes = wanted.map(({ key, as, make }) => {
      const known = drawn.get(key);
      if (known?.as === as) return known.node;
      const node = make();
      known?.node.replaceWith(node);
      drawn.set(key, { as, node });
      return node;
    });
    const keep = new Set<Node>(nodes);
    for (const [key, { node }] of drawn) if (!keep.has(node)) (drawn.delete(key), node.remove());
    let at = log.querySelector<HTMLElement>('[data-first]')?.nextElementSibling ?? null;
    for (const node of nodes) {
      if (node === at) at = at.nextElementSibling;
      else log.insertBefore(node, at);
    }
  };
};

type How = { live: boolean; read: boolean; tell: boolean };

const drawMessage = (
  { mine, by, text, answers, parts, at }: VisitorMessage,
  { live, read, tell }: How,
  place: Place,
) => {
  const { words, talk, askPhone } = place;
  const say = (said: string) => talk.say(said);
  const who = mine ? words.you : (by ?? words.we);
  return element(
    'div',
    { class: mine ? 'm y' : 'm' },
    element('span', { class: 'v' }, `${who}: `),
    answers !== null && element('blockquote', { dir: 'auto' }, answers),
    text !== '' && element('div', { class: 'b', dir: 'auto' }, ...textWithLinks(text)),
    ...parts.map((part) => drawPart(part, live, { words, say, askPhone, fileAt: talk.fileAt })),
    element(
      'div',
      { class: 't' },
      !mine && by !== null && element('span', { 'aria-hidden': 'true' }, by),
      element('span', {}, timeOf(at)),
      tell && element('span', {}, read ? words.read : words.sent),
    ),
  );
};

const drawWaiting = ({ id, text, files, at, state, why }: Waiting, { words, talk }: Place) => {
  const failed = state === 'failed';
  const press = (said: string, act: () => void) => {
    const button = element('button', { type: 'button', class: 'k' }, said);
    button.onclick = act;
    return button;
  };
  return element(
    'div',
    { class: 'm y' },
    element('span', { class: 'v' }, `${words.you}: `),
    element('div', { class: failed ? 'b f' : 'b', dir: 'auto' }, ...(files ? [words.file] : textWithLinks(text))),
    element(
      'div',
      { class: failed ? 't f' : 't' },
      element('span', {}, timeOf(at)),
      element('span', {}, failed ? why || words.failed : state === 'kept' ? words.sent : words.sending),
      failed && press(words.retry, () => talk.retry(id)),
      failed && press(words.remove, () => talk.remove(id)),
    ),
  );
};
