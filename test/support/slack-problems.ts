import { messageProblems, viewProblems } from '../../adapters/slack/blocks/check-message.ts'

/** For the fake: Slack's own limits, as the renderer's check knows them. */
export const slackProblems = (message: unknown, kind: 'message' | 'view') =>
  kind === 'view' ? viewProblems(message) : messageProblems(message)
