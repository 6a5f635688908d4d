/** Whether these are the made-up answers of a network's testing tool: Meta's say so in each of them, or come from Meta's own address. */
export const isTestLead = (answers: { value: string }[]): boolean =>
  answers.some(
    ({ value }) => /^\s*<\s*test lead:\s*dummy data\b/i.test(value) || /^\s*test@(meta|fb)\.com\s*$/i.test(value),
  );
