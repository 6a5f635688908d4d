import type { Widget } from '../../workflows/widget/widget.schema.ts';
import { element } from '../form/script/element.ts';
import { icon } from './icons.ts';
import { openPanel } from './panel.ts';
import { openingWords } from './parts.ts';
import { styleOf } from './style.ts';
import type { Talk } from './talk.ts';
import type { ChatWords } from './words.ts';

type Place = { host: HTMLElement; widget: Widget; talk: Talk; words: ChatWords };

/** The button that stands on the site, and the panel that it opens. Styles are sheets, elements are made one by one: no site has to allow anything inline. */
export const standChat = ({ host, widget, talk, words }: Place) => {
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styleOf(widget.color));
  root.adoptedStyleSheets = [sheet];
  const count = element('span', { class: 'n', 'aria-hidden': 'true', hidden: true });
  const button = element('button', { type: 'button', class: 'o', 'aria-haspopup': 'dialog' }, icon('chat'), count);
  let panel: ReturnType<typeof openPanel> | undefined;

  const isOpen = () => panel?.node.isConnected === true;
  const open = (focus = true) => {
    panel ??= openPanel({ widget, talk, words, close });
    if (isOpen()) return;
    root.prepend(panel.node);
    host.toggleAttribute('data-open', true);
    show();
    panel.opened(focus);
  };
  const close = () => {
    if (!isOpen()) return;
    panel?.node.remove();
    host.removeAttribute('data-open');
    show();
    button.focus();
  };
  const show = () => {
    const { unread } = talk.view();
    count.hidden = unread === 0;
    count.textContent = unread > 99 ? '99+' : String(unread);
    button.setAttribute('aria-label', isOpen() ? words.close : openingWords(words, unread));
    button.setAttribute('aria-expanded', String(isOpen()));
  };

  button.onclick = () => (isOpen() ? close() : open());
  talk.onChange(show);
  root.append(button);
  show();
  return { open, close };
};
