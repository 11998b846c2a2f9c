import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

export interface Child {
  readonly process: ChildProcess
  readonly lines: string[]
  readonly errors: string[]
  /** Resolves with the first line that matches. Rejects when the process ends before. */
  line(pattern: RegExp): Promise<string>
  /** Resolves with the exit code, or the signal's name. */
  readonly ended: Promise<number | string>
}

export interface ChildOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly stdin?: 'pipe' | 'ignore' | number
  readonly uid?: number
}

/** Starts one of our programs on the Node that runs the tests. It is killed when the test is over. */
export function startChild(args: readonly string[], options: ChildOptions = {}): Child {
  const child = spawn(process.execPath, args, {
    stdio: [options.stdin ?? 'ignore', 'pipe', 'pipe'],
    // Nothing of the machine's own configuration may leak into a test.
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NO_COLOR: '1', ...options.env },
    ...(options.uid === undefined ? {} : { uid: options.uid }),
  })
  const { stdout, stderr } = child
  if (stdout === null || stderr === null) throw new Error('the child has no output')
  const lines: string[] = []
  const errors: string[] = []
  const waiting: { pattern: RegExp; resolve: (line: string) => void }[] = []
  const reader = createInterface({ input: stdout })
  reader.on('line', (line) => {
    lines.push(line)
    for (const each of waiting) if (each.pattern.test(line)) each.resolve(line)
  })
  createInterface({ input: stderr }).on('line', (line) => errors.push(line))
  const ended = new Promise<number | string>((resolve) => {
    child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'))
  })
  onTestFinished(() => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  })
  return {
    process: child,
    lines,
    errors,
    ended,
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const seen = lines.find((line) => pattern.test(line))
        if (seen !== undefined) return resolve(seen)
        waiting.push({ pattern, resolve })
        ended.then((code) =>
          reject(new Error(`ended with ${code} before ${pattern}: ${errors.join('\n')}`)),
        )
      }),
  }
}

/** Runs a program to its end. */
export async function runChild(
  args: readonly string[],
  options: ChildOptions & { input?: string } = {},
) {
  const child = startChild(args, {
    stdin: options.input === undefined ? 'ignore' : 'pipe',
    ...options,
  })
  if (options.input !== undefined) child.process.stdin?.end(options.input)
  const code = await child.ended
  return { code, stdout: child.lines.join('\n'), stderr: child.errors.join('\n') }
}
