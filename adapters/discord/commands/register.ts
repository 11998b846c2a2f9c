import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { REST, Routes } from 'discord.js'
import * as z from 'zod'
import type { DiscordConfig } from '#src/config.ts'
import type { Command } from '#src/conversation/command.ts'
import { discordCommands } from './slash-commands.ts'

/** What was registered last, for each place: the hash of all that was sent. */
const registered = z.record(z.string(), z.string())

export interface Registration {
  readonly keys: DiscordConfig
  readonly commands: readonly Command[]
  /** One guild, where they show at once; else everywhere. */
  readonly guildId?: string
  /** Where it is kept what was registered last. */
  readonly file: string
  readonly isForced?: boolean
}

export type Registered = { readonly count: number; readonly isUnchanged: boolean }

/** Registers every command in one request; skipped when nothing changed since the last time. */
export async function registerCommands({
  keys,
  commands,
  guildId,
  file,
  isForced = false,
}: Registration): Promise<Registered> {
  const body = discordCommands(commands)
  const hash = createHash('sha256').update(JSON.stringify(body)).digest('hex')
  const place = `${keys.applicationId} ${guildId ?? 'everywhere'}`
  const before = readRegistered(file)
  if (!isForced && before[place] === hash) return { count: body.length, isUnchanged: true }
  const rest = new REST({ ...(keys.apiUrl !== undefined && { api: keys.apiUrl }), timeout: 15_000 })
  rest.setToken(keys.token)
  const route =
    guildId === undefined
      ? Routes.applicationCommands(keys.applicationId)
      : Routes.applicationGuildCommands(keys.applicationId, guildId)
  await rest.put(route, { body })
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, `${JSON.stringify({ ...before, [place]: hash }, undefined, 2)}\n`)
  return { count: body.length, isUnchanged: false }
}

/** A file that is missing or was changed by hand only means that they are registered again. */
function readRegistered(file: string): Readonly<Record<string, string>> {
  try {
    return registered.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return {}
  }
}
