import { describe, expect, it } from 'vitest'
import { needsAdmin, type Role, refusal } from '#src/conversation/permission.ts'

const project = (saidBy: Record<string, string> = {}) => ({
  name: 'default',
  answers: {},
  notSure: [],
  saidBy,
})
const wish = (command: string, options: object = {}, saidBy = {}) => ({
  command,
  options: options as Record<string, unknown>,
  project: project(saidBy),
  userId: 'ann',
})

/** The table of the design: any member answers, edits and deletes their own; the rest is an admin's. */
const rows: [string, ReturnType<typeof wish>, Record<Role, boolean>][] = [
  ['free advice', wish('advise'), { guest: true, member: true, admin: true }],
  ['an estimate', wish('estimate serve'), { guest: true, member: true, admin: true }],
  ['help', wish('help'), { guest: true, member: true, admin: true }],
  ['the profile', wish('profile'), { guest: false, member: true, admin: true }],
  [
    'an edit of the profile',
    wish('profile', { action: 'set', budgetUsd: '1k' }),
    { guest: false, member: true, admin: true },
  ],
  [
    'a reset of one’s own project',
    wish('profile', { action: 'reset confirm' }, { gap: 'ann' }),
    { guest: false, member: true, admin: true },
  ],
  [
    'a reset of another person’s project',
    wish('profile', { action: 'reset confirm' }, { gap: 'ann', team: 'bob' }),
    { guest: false, member: false, admin: true },
  ],
  ['the settings', wish('settings'), { guest: false, member: true, admin: true }],
  [
    'a change of settings',
    wish('settings', { languageModel: 'off' }),
    { guest: false, member: false, admin: true },
  ],
  [
    'what is kept',
    wish('privacy', { action: 'show' }),
    { guest: false, member: true, admin: true },
  ],
  [
    'deleting oneself',
    wish('privacy', { action: 'delete-me', confirm: 'confirm' }),
    { guest: true, member: true, admin: true },
  ],
  [
    'an export',
    wish('privacy', { action: 'export' }),
    { guest: false, member: false, admin: true },
  ],
  [
    'deleting the team',
    wish('privacy', { action: 'delete-team' }),
    { guest: false, member: false, admin: true },
  ],
  ['the history', wish('history'), { guest: false, member: true, admin: true }],
]

describe.each(rows)('%s', (_, asked, may) => {
  it.each(['guest', 'member', 'admin'] as const)('for a %s', (role) => {
    expect(refusal(role, asked) === undefined).toBe(may[role])
  })

  it('asks for the present role exactly when only admins may', () => {
    expect(needsAdmin(asked)).toBe(may.admin && !may.member)
  })
})
