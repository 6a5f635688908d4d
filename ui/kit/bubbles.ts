import { say } from '../words.ts';

/** The browser says what is wrong with an input in its own language; here in the reader's. Our words go when something is typed or tried again. */
export const speakOurWords = () => {
  const ours = new Set<Input>();
  const take = () => {
    for (const input of ours) input.setCustomValidity('');
    ours.clear();
  };
  document.addEventListener(
    'invalid',
    ({ target }) => {
      const input = target as Input;
      const word = faults.find((fault) => input.validity[fault]);
      if (!word) return;
      input.setCustomValidity(say(`kit:invalid.${word === 'typeMismatch' ? input.type : word}`, limitsOf(input)));
      ours.add(input);
    },
    true,
  );
  for (const event of ['input', 'change', 'click']) document.addEventListener(event, take, true);
  document.addEventListener('keydown', ({ key }) => key === 'Enter' && take(), true);
};

type Input = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const faults = [
  'valueMissing',
  'typeMismatch',
  'patternMismatch',
  'rangeUnderflow',
  'rangeOverflow',
  'stepMismatch',
  'badInput',
  'tooLong',
  'tooShort',
] as const;

const limitsOf = (input: Input) =>
  input instanceof HTMLInputElement ? { min: input.min, max: input.max, least: String(input.minLength) } : {};
