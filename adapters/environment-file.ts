import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'

/** Reads `.env` when there is one. What the environment already has wins. */
export function readEnvironmentFile(): void {
  if (existsSync('.env')) loadEnvFile('.env')
}
