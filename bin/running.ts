import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

export type Running = { pid: number; command: string };

/** The command line of a process, empty when there is none. */
export function commandOf(pid: number): string {
  if (process.platform !== 'linux') return everyProcess().find((other) => other.pid === pid)?.command ?? '';
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

/** Ends what an earlier, killed start left behind; `marks` are words in the command lines of our programs. */
export async function endLeftovers(marks: string[]): Promise<string[]> {
  const ours = () =>
    everyProcess().filter(({ pid, command }) => pid !== process.pid && marks.some((mark) => command.includes(mark)));
  const found = ours();
  // SIGINT is PostgreSQL's fast shutdown; the others take it as SIGTERM
  signal(found, 'SIGINT');
  for (let waited = 0; waited < 4000 && ours().length; waited += 50) await pause(50);
  const stubborn = ours();
  signal(stubborn, 'SIGKILL');
  const ended = [...found, ...stubborn];
  for (let waited = 0; waited < 5000 && !ended.every(({ pid }) => isOver(pid)); waited += 20) await pause(20);
  return found.map(({ command }) => command);
}

/**
 * Whether a process has let go of its ports and files. The kernel removes its command line first, its files some milliseconds later, and only
 * then does it wait to be reaped; its first thread may wait so while others still hold files (proc_pid_task(5)).
 */
function isOver(pid: number): boolean {
  if (process.platform !== 'linux') return !commandOf(pid);
  try {
    const threads = readdirSync(`/proc/${pid}/task`);
    return threads.length === 1 && /^State:\s+[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return true;
  }
}

function signal(processes: Running[], name: NodeJS.Signals) {
  for (const { pid } of processes) {
    try {
      process.kill(pid, name);
    } catch {
      // it ended by itself meanwhile
    }
  }
}

function everyProcess(): Running[] {
  if (process.platform === 'linux') {
    const pids = readdirSync('/proc').map(Number).filter(Boolean);
    return pids.map((pid) => ({ pid, command: commandOf(pid) })).filter(({ command }) => command);
  }
  const lines = spawnSync('ps', ['-axo', 'pid=,args='], { encoding: 'utf8' }).stdout?.split('\n') ?? [];
  return lines
    .map((line) => ({ pid: parseInt(line, 10), command: line.trim().replace(/^\d+\s+/, '') }))
    .filter(({ pid }) => pid);
}
