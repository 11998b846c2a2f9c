import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * One rule for every fake: requests that match are answered with the fault, `times` times, after
 * `after` of them were let through.
 */
export interface FaultRule {
  /** On "METHOD path". */
  readonly match: string | RegExp
  readonly times?: number
  readonly after?: number
  readonly delayMs?: number
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /**
   * `garbage`: 200 with HTML; `truncate`: a cut JSON body; `lose`: done as asked, and the connection
   * breaks instead of an answer (where the fake can).
   */
  readonly mode?: 'hang' | 'reset' | 'garbage' | 'truncate' | 'lose'
}

export interface Faults {
  add(rule: FaultRule): void
  clear(): void
  /** Answers the request with the first rule that fits; false when none does. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<boolean | 'lose'>
}

export function createFaults(): Faults {
  let rules: { rule: FaultRule; seen: number; used: number }[] = []
  return {
    add(rule) {
      rules.push({ rule, seen: 0, used: 0 })
    },
    clear() {
      rules = []
    },
    async handle(request, response) {
      const line = `${request.method} ${request.url}`
      const found = rules.find((each) => {
        const { match, times = Number.POSITIVE_INFINITY, after = 0 } = each.rule
        if (!(typeof match === 'string' ? line.includes(match) : match.test(line))) return false
        each.seen += 1
        return each.seen > after && each.used < times
      })
      if (found === undefined) return false
      found.used += 1
      const { delayMs = 0, status, headers = {}, body, mode } = found.rule
      if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs))
      if (mode === 'lose') return 'lose'
      if (mode === 'hang') return true
      if (mode === 'reset') {
        request.socket.destroy()
        return true
      }
      if (mode === 'garbage') {
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Oops</html>')
        return true
      }
      if (mode === 'truncate') {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":tr')
        return true
      }
      if (status === undefined && body === undefined) return false
      const text = typeof body === 'string' ? body : JSON.stringify(body ?? {})
      response
        .writeHead(status ?? 200, { 'content-type': 'application/json', ...headers })
        .end(text)
      return true
    },
  }
}
