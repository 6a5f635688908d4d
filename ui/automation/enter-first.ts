/** A step that was just added begins as a guess: its first answer is the next thing to type. */
export const enterFirst = (step: Element | null | undefined): boolean => {
  const input = step?.querySelector<HTMLElement>(':scope [data-field] :is(input, button, select)');
  input?.focus();
  if (input instanceof HTMLInputElement && input.type === 'text') input.select();
  return Boolean(input);
};
