import type { Part } from '../../workflows/conversation/part.schema.ts';
import { fillText } from '../../workflows/words/fill.ts';
import { element } from '../form/script/element.ts';
import { linkTo } from './text.ts';
import type { ChatWords } from './words.ts';

type Drawing = {
  words: ChatWords;
  say: (text: string) => void;
  askPhone: () => void;
  fileAt: (path: string) => string;
};
type Buttons = Extract<Part, { kind: 'buttons' }>;

/** What a message carries besides its text. `live`: nothing was said since, so its buttons still mean something. */
export const drawPart = (part: Part, live: boolean, drawing: Drawing): Node | undefined => {
  switch (part.kind) {
    case 'buttons':
      return isRating(part) ? (live && drawRating(drawing)) || undefined : drawButtons(part, live, drawing);
    case 'place':
      return linkTo(
        `https://www.openstreetmap.org/?mlat=${part.latitude}&mlon=${part.longitude}`,
        part.title ?? drawing.words.place,
      );
    case 'file':
      return drawFile(part, drawing);
    default:
      return undefined;
  }
};

type FilePart = Extract<Part, { kind: 'file' }>;

/** A picture as it is, in small; anything else by its name. */
const drawFile = ({ name, what, at, about }: FilePart, { words, fileAt }: Drawing): Node => {
  const said = name || words.file;
  if (!at) return element('span', { class: 'b' }, `${said}: ${words.fileWaits}`);
  const link = linkTo(fileAt(at), what === 'picture' ? '' : said);
  link.className = what === 'picture' ? 'j' : 'b';
  if (what !== 'picture') return link;
  const size = about?.width && about.height ? { width: String(about.width), height: String(about.height) } : {};
  link.append(element('img', { class: 'x', src: `${fileAt(at)}&small=1`, alt: said, loading: 'lazy', ...size }));
  return link;
};

/** One row of 1, 2, 3, 4, 5. */
const isRating = ({ rows }: Buttons): boolean =>
  rows.length === 1 && rows[0]!.map(({ text }) => text).join() === '1,2,3,4,5';

const drawButtons = ({ rows }: Buttons, live: boolean, { say, askPhone }: Drawing): Node | undefined => {
  const drawn = rows.flat().flatMap(({ text, url, asks }): HTMLElement[] => {
    if (url) {
      const link = linkTo(url, text);
      link.className = 'u';
      return [link];
    }
    if (!live) return [];
    const button = element('button', { type: 'button', class: 'u' }, text);
    button.onclick = () => (asks === 'phone' ? askPhone() : say(text));
    return [button];
  });
  return drawn.length > 0 ? element('div', { class: 'g' }, ...drawn) : undefined;
};

let ratings = 0;

const drawRating = ({ words, say }: Drawing): Node => {
  const name = `rate${++ratings}`;
  const choices = [1, 2, 3, 4, 5].map((value) => {
    const input = element('input', { type: 'radio', name, value: String(value), class: 'v' });
    return { input, label: element('label', {}, input, String(value)) };
  });
  const comment = element('textarea', {
    rows: '2',
    maxlength: '1000',
    'aria-label': words.comment,
    placeholder: words.comment,
  });
  const form = element(
    'form',
    { class: 's' },
    element('fieldset', {}, element('legend', { class: 'v' }, words.rate), ...choices.map(({ label }) => label)),
    comment,
    element('button', { class: 'u' }, words.rateSend),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    const chosen = choices.find(({ input }) => input.checked);
    if (!chosen) return choices[4]!.input.focus();
    const said = comment.value.trim();
    say(chosen.input.value);
    if (said) say(said);
  };
  return form;
};

/** "Открыть чат, непрочитанных: 3" */
export const openingWords = (words: ChatWords, unread: number): string =>
  unread > 0 ? fillText(words.openUnread, { count: unread }) : words.open;
