/** One line per step, with the time it took. */
export async function step<T>(
  title: string,
  work: () => Promise<T> | T,
  say: (result: T) => string = () => '',
): Promise<T> {
  const began = performance.now();
  const result = await work();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const more = say(result);
  tell(`${seconds.padStart(6)} s  ${title}${more && ` (${more})`}`);
  return result;
}

export function tell(line: string) {
  process.stdout.write(`${line}\n`);
}

/** A sentence for people instead of a stack. */
export function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC')
    return 'The disk is full. Free some space, or name a folder on another disk with VORONKA_HOME, then start again.';
  if (code === 'EACCES' || code === 'EPERM')
    return `${message}. Give this user the right to write there, or name another folder with VORONKA_HOME.`;
  return message ?? String(error);
}
