import { Client, type ClientOptions, GatewayIntentBits, Options, Partials } from 'discord.js'

export interface ClientSettings {
  /** Another REST API than Discord's own; ends in `/api`. */
  readonly apiUrl?: string
  /** Answers to interactions are exempt from Discord's 50 a second, which discord.js does not know. */
  readonly requestsPerSecond?: number
  readonly sweepEveryMs?: number
}

/** One handler for each interaction's token is kept until it is swept; each is used for minutes. */
const usualSweepMs = 5 * 60_000
const timeoutMs = 5000

/**
 * A client that remembers little: guilds and channels, which permissions need, and a thousand
 * people. Mentions and direct messages arrive without the privileged intent.
 */
export function createDiscordClient({
  apiUrl,
  requestsPerSecond = 1000,
  sweepEveryMs = usualSweepMs,
}: ClientSettings): Client {
  const { Guilds, GuildMessages, DirectMessages } = GatewayIntentBits
  const options: ClientOptions = {
    intents: [Guilds, GuildMessages, DirectMessages],
    // A direct message comes from a channel that nobody told us of.
    partials: [Partials.Channel, Partials.Message],
    allowedMentions: { parse: [], repliedUser: false },
    shards: 'auto',
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      PresenceManager: 0,
      VoiceStateManager: 0,
      GuildMemberManager: {
        maxSize: 200,
        keepOverLimit: (member) => member.id === member.client.user.id,
      },
      UserManager: { maxSize: 1000, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    rest: {
      ...(apiUrl !== undefined && { api: apiUrl }),
      timeout: timeoutMs,
      // The loop is ours: discord.js tries three times within three milliseconds.
      retries: 0,
      globalRequestsPerSecond: requestsPerSecond,
      handlerSweepInterval: sweepEveryMs,
      invalidRequestWarningInterval: 100,
    },
  }
  return new Client(options)
}
