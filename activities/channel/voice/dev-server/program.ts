import { join } from 'node:path';

/** How a program of the packages is run, with their own libraries. */
export const programOf = (packages: string, program: string, args: string[]): { command: string; args: string[] } => {
  const libraries = join(packages, 'usr/lib/x86_64-linux-gnu');
  const own = ['--argv0', program.split('/').at(-1)!, '--library-path', libraries, join(packages, 'usr', program)];
  return { command: join(packages, 'usr/lib64/ld-linux-x86-64.so.2'), args: [...own, ...args] };
};

/** Of Asterisk itself, in the foreground. */
export const asteriskOf = (packages: string, config: string): { command: string; args: string[] } =>
  programOf(packages, 'sbin/asterisk', ['-f', '-C', config]);
