import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api'

/** Slack's word for what went wrong; `ratelimited` and `unreachable` for what has none. */
export function slackErrorCode(error: unknown): string {
  if (error instanceof WebAPIPlatformError) return error.data.error
  if (error instanceof WebAPIRateLimitedError) return 'ratelimited'
  if (error instanceof WebAPIHTTPError || error instanceof WebAPIRequestError) return 'unreachable'
  return 'unknown'
}

/** The token is no good any more; asking again with it would be a storm. */
export const tokenErrors: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'token_revoked',
  'token_expired',
  'not_authed',
  'missing_scope',
  'no_permission',
])

/** The channel cannot be written to, whatever is written. */
export const channelErrors: ReadonlySet<string> = new Set([
  'channel_not_found',
  'is_archived',
  'not_in_channel',
  'restricted_action',
  'cannot_reply_to_message',
  'thread_not_found',
  'user_not_in_channel',
])

/** The message itself is refused; a plainer or shorter one may pass. */
export const messageErrors: ReadonlySet<string> = new Set([
  'invalid_blocks',
  'invalid_blocks_format',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
])
