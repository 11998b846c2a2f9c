/** Where requests may go: Slack's own hosts, and the host of a configured Web API. */
export interface AllowedHosts {
  /** Base of the Web API, ending in `/api/`. */
  readonly apiUrl: string
  allows(url: URL): boolean
  /** Whether an address that came with a delivery may be posted to. */
  allowsResponse(address: string): boolean
}

const slackApiUrl = 'https://slack.com/api/'
const responseHost = 'hooks.slack.com'

export function allowedHosts(configuredApiUrl?: string): AllowedHosts {
  const own = configuredApiUrl === undefined ? undefined : new URL(configuredApiUrl)
  const isOwn = (url: URL) => own !== undefined && url.origin === own.origin
  const isSlack = ({ protocol, hostname, port, username }: URL) =>
    protocol === 'https:' &&
    port === '' &&
    username === '' &&
    (hostname === 'slack.com' || hostname.endsWith('.slack.com'))
  return {
    apiUrl: configuredApiUrl ?? slackApiUrl,
    allows: (url) => isOwn(url) || isSlack(url),
    allowsResponse(address) {
      const url = URL.parse(address)
      if (url === null) return false
      return isOwn(url) || (isSlack(url) && url.hostname === responseHost)
    },
  }
}
