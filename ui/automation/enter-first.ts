/** A new step begins with guessed values: the focus goes to its first input, which is what one fills in next. */
export const enterFirst = (step: Element | null | undefined): boolean => {
  const input = step?.querySelector<HTMLElement>(':scope [data-field] :is(input, button, select)');
  input?.focus();
  if (input instanceof HTMLInputElement && input.type === 'text') input.select();
  return Boolean(input);
};
