import { element } from '../form/script/element.ts';

/** An address in a text, without what ends a sentence after it. */
const ADDRESS = /\bhttps?:\/\/[^\s<>"]{2,2000}?(?=[.,;:!?)\]}'»”]*(?:\s|$))/g;

/** A text with its addresses as links. Nothing in it is markup: what looks like some is shown as it was typed. */
export const textWithLinks = (text: string): (Node | string)[] => {
  const nodes: (Node | string)[] = [];
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    nodes.push(text.slice(from, found.index), linkTo(found[0], found[0]));
    from = found.index + found[0].length;
  }
  return [...nodes, text.slice(from)];
};

export const linkTo = (href: string, said: string): HTMLAnchorElement =>
  element('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow' }, said);
