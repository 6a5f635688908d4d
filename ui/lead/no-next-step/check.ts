import type { NoStepCheck } from '../../../workflows/lead/next-step.schema.ts';

/** Asks the server to compare; each line of its answer is told as it comes. */
export const runCheck = async (onLine: (line: NoStepCheck) => void, signal: AbortSignal): Promise<void> => {
  const response = await fetch('/api/v1/no-next-step/check', { method: 'POST', credentials: 'same-origin', signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!response.ok || !reader) return onLine({ state: 'failed', error: String(response.status) });
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line) onLine(JSON.parse(line) as NoStepCheck);
    if (done) return;
  }
};
