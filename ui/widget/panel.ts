import type { Widget } from '../../workflows/widget/widget.schema.ts';
import { fillText } from '../../workflows/words/fill.ts';
import { element } from '../form/script/element.ts';
import { openAsk } from './ask.ts';
import { momentOf } from './day.ts';
import { openEntries } from './entries.ts';
import { icon } from './icons.ts';
import type { Talk } from './talk.ts';
import type { ChatWords } from './words.ts';

type Place = { widget: Widget; talk: Talk; words: ChatWords; close: () => void };
/** Nearer to the end than this is at the end. */
const NEAR = 60;
/** As the server takes it. */
const MOST_BYTES = 8 * 1024 * 1024;
const FULL_SCREEN = '(max-width:480px)';

/** The opened chat. */
export const openPanel = ({ widget, talk, words, close }: Place) => {
  const { language } = widget;
  const status = element('p', { role: 'status' });
  const shut = element(
    'button',
    { type: 'button', class: 'i', 'aria-label': words.close, title: words.close },
    icon('close'),
  );
  const log = element('div', {
    class: 'l',
    role: 'log',
    'aria-live': 'polite',
    'aria-label': words.messages,
    tabindex: '0',
  });
  const earlier = element('button', { type: 'button', class: 'k d', 'data-first': '', hidden: true }, words.earlier);
  const welcome = widget.open ? widget.welcome : (widget.away ?? words.awayText);
  log.append(
    ...(welcome ? [element('div', { class: 'm' }, element('div', { class: 'b', dir: 'auto' }, welcome))] : []),
    earlier,
  );
  const input = element('textarea', {
    ...{ rows: '1', maxlength: '8000', dir: 'auto', enterkeyhint: 'send' },
    ...{ 'aria-label': words.message, placeholder: words.placeholder },
  });
  const send = element('button', { class: 'i z', 'aria-label': words.send, title: words.send }, icon('send'));
  const clip = element(
    'button',
    { type: 'button', class: 'i', 'aria-label': words.attach, title: words.attach },
    icon('clip'),
  );
  const picker = element('input', { type: 'file', multiple: true, hidden: true });
  const trouble = element('p', { class: 'e', role: 'alert' });
  const types = element('p', { class: 'r', role: 'status' });
  const form = element('form', { class: 'c' }, clip, picker, input, send);
  const ask = openAsk(words);
  const title = element('h2', {}, widget.title ?? widget.company ?? words.title);
  const node = element(
    'section',
    { class: 'p', role: 'dialog', 'aria-label': title.textContent ?? '', lang: language },
    element('div', { class: 'h' }, element('div', {}, title, status), shut),
    widget.notice !== null && element('p', { class: 'a', role: 'note' }, widget.notice),
    ...[log, types, ask.node, trouble, form],
  );

  let asked = false;
  /** What is typed next is a phone. */
  const askPhone = (on = true) => {
    asked = on;
    input.inputMode = on ? 'tel' : '';
    input.placeholder = on ? words.phone : words.placeholder;
    input.focus();
  };
  const draw = openEntries(log, { words, language, talk, askPhone });
  const asks = () => widget.asks && talk.view().messages.length + talk.view().waiting.length === 0;

  const show = () => {
    const { works, more, types: who } = talk.view();
    types.textContent = who ? (who.by ? fillText(words.typesNamed, { name: who.by }) : words.types) : '';
    const back = widget.opensAt && fillText(words.backAt, { when: momentOf(widget.opensAt, words, language) });
    status.textContent = !works ? words.connecting : widget.open ? words.here : (back ?? words.away);
    earlier.hidden = !more;
    ask.node.hidden = !asks();
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
    draw();
    if (atEnd) log.scrollTop = log.scrollHeight;
    attend();
  };

  /** What is on the screen of somebody who looks is read. */
  const attend = () => {
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
    if (node.isConnected && !document.hidden && atEnd) talk.read();
  };

  /** One after another; what is not taken is said, and holds up nothing. */
  const put = async (files: Iterable<File>) => {
    for (const file of files) {
      const from = asks() ? ask.answer() : undefined;
      if (asks() && !from) return;
      const large = file.size > MOST_BYTES && fillText(words.tooLarge, { size: MOST_BYTES / 1024 / 1024 });
      form.setAttribute('aria-busy', 'true');
      trouble.textContent = large || ((await talk.put(file, from)) ?? '');
      form.removeAttribute('aria-busy');
    }
    log.scrollTop = log.scrollHeight;
  };

  const say = () => {
    const text = input.value.trim();
    if (text === '') return input.focus();
    const from = asks() ? ask.answer() : asked ? { phone: text } : undefined;
    if (asks() && !from) return;
    talk.say(text, from ? { from } : {});
    if (asked) askPhone(false);
    input.value = '';
    log.scrollTop = log.scrollHeight;
    input.focus();
  };

  clip.onclick = () => picker.click();
  picker.onchange = () => void put([...(picker.files ?? [])]).then(() => (picker.value = ''));
  input.onpaste = ({ clipboardData }) => void put(clipboardData?.files ?? []);
  node.ondragover = (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    node.classList.add('q');
  };
  node.ondragleave = () => node.classList.remove('q');
  node.ondrop = (event) => {
    event.preventDefault();
    node.classList.remove('q');
    void put(event.dataTransfer?.files ?? []);
  };
  shut.onclick = close;
  earlier.onclick = () => void keepPlace();
  const keepPlace = async () => {
    const below = log.scrollHeight - log.scrollTop;
    await talk.earlier();
    log.scrollTop = log.scrollHeight - below;
  };
  form.onsubmit = (event) => {
    event.preventDefault();
    say();
  };
  input.oninput = () => input.value.trim() && talk.typing();
  input.onkeydown = (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    say();
  };
  log.onscroll = attend;
  document.addEventListener('visibilitychange', attend);
  node.onkeydown = (event) => {
    // the site has keys of its own
    event.stopPropagation();
    if (event.key === 'Escape') close();
    if (event.key === 'Tab' && matchMedia(FULL_SCREEN).matches) stay(event);
  };

  /** On a full screen there is nothing behind that one could see. */
  const stay = (event: KeyboardEvent) => {
    const stops = [...node.querySelectorAll<HTMLElement>('button,a,input,textarea,[tabindex="0"]')].filter(
      (one) => one.offsetParent !== null,
    );
    const at = stops.indexOf((node.getRootNode() as ShadowRoot).activeElement as HTMLElement);
    const to = event.shiftKey ? (at <= 0 ? stops.at(-1) : undefined) : at === stops.length - 1 ? stops[0] : undefined;
    if (!to) return;
    event.preventDefault();
    to.focus();
  };

  /** The keyboard of a phone covers what it wants: the panel is as high as what is left. */
  const fit = () => node.style.setProperty('--h', `${Math.round(visualViewport?.height ?? innerHeight)}px`);
  visualViewport?.addEventListener('resize', fit);

  talk.onChange(() => node.isConnected && show());
  return {
    node,
    opened: (focus: boolean) => {
      node.setAttribute('aria-modal', String(matchMedia(FULL_SCREEN).matches));
      fit();
      show();
      log.scrollTop = log.scrollHeight;
      if (focus) (asks() ? ask.node.querySelector('input')! : input).focus({ preventScroll: true });
      attend();
    },
  };
};
