import { element } from '../form/script/element.ts';
import type { Waiting } from './keep.ts';
import type { ChatWords } from './words.ts';

type From = NonNullable<Waiting['from']>;

/** Who somebody is, and how to answer her when nobody is there: a name, and a phone or an e-mail. */
export const openAsk = (words: ChatWords) => {
  const field = (label: string, more: Record<string, string>) => {
    const input = element('input', { maxlength: '200', ...more });
    return { input, node: element('label', {}, label, input) };
  };
  const name = field(words.name, { autocomplete: 'name' });
  const phone = field(words.phone, { type: 'tel', autocomplete: 'tel' });
  const email = field(words.email, { type: 'email', autocomplete: 'email' });
  const error = element('p', { class: 'e', role: 'alert' });
  const node = element(
    'div',
    { class: 'w', role: 'group', 'aria-label': words.contacts },
    ...[element('p', {}, words.contacts), name.node, phone.node, email.node, error],
  );

  const complain = (at: HTMLInputElement, said: string): undefined => {
    error.textContent = said;
    at.setAttribute('aria-invalid', 'true');
    at.focus();
  };

  return {
    node,
    /** What was typed, or nothing where something has to be put right first. */
    answer: (): From | undefined => {
      error.textContent = '';
      for (const { input } of [name, phone, email]) input.removeAttribute('aria-invalid');
      const [who, number, address] = [name, phone, email].map(({ input }) => input.value.trim());
      if (!who) return complain(name.input, words.askName);
      if (!number && !address) return complain(phone.input, words.askAddress);
      if (number && number.replace(/\D/g, '').length < 7) return complain(phone.input, words.wrongPhone);
      if (address && !/^\S+@\S+\.\S+$/.test(address)) return complain(email.input, words.wrongEmail);
      return { name: who, ...(number ? { phone: number } : {}), ...(address ? { email: address } : {}) };
    },
  };
};
