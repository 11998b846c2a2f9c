import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'

export const promptIds = [
  'extract-profile',
  'explain-recommendation',
  'explain-estimate',
  'answer-follow-up',
] as const

export type PromptId = (typeof promptIds)[number]

const header = z.strictObject({
  id: z.enum(promptIds),
  version: z.int().positive(),
  purpose: z.string().min(1),
  variables: z.array(z.string().regex(/^[a-z][A-Za-z]*$/)),
  output: z.enum(['prose', 'json']),
  maxOutputTokens: z.int().positive(),
})

/** What a language model is asked to do: one job, one file in `prompts/`. */
export interface Prompt extends z.infer<typeof header> {
  /** Ours, above the line: the same for every call. */
  readonly instructions: string
  /** Below the line: one team's data, in marked blocks. */
  readonly material: string
}

export type Prompts = Readonly<Record<PromptId, Prompt>>

/** The line that parts what we say from what we were told. */
const line = '\n=====\n'

/** Reads every prompt of a folder. Rejects when a file is missing or its header is not as declared. */
export async function loadPrompts(folder: string): Promise<Prompts> {
  // Only who asks a model needs to read headers.
  const { parse } = await import('yaml')
  return Object.fromEntries(
    promptIds.map((id) => {
      const prompt = readPrompt(readFileSync(join(folder, `${id}.md`), 'utf8'), parse)
      if (prompt.id !== id) throw new Error(`prompts/${id}.md calls itself ${prompt.id}`)
      return [id, prompt]
    }),
  ) as Record<PromptId, Prompt>
}

/** @throws when the header is not as declared, or the body has not two parts */
export function readPrompt(file: string, parse: (yaml: string) => unknown): Prompt {
  const [, head = '', body = ''] = /^---\n(.*?)\n---\n(.*)$/s.exec(file) ?? []
  const [instructions, material, ...more] = body.split(line)
  if (instructions === undefined || material === undefined || more.length > 0) {
    throw new Error('a prompt has instructions and material, parted by one line of =====')
  }
  return {
    ...header.parse(parse(head)),
    instructions: instructions.trim(),
    material: material.trim(),
  }
}

export interface FilledPrompt {
  readonly instructions: string
  readonly material: string
  readonly maxOutputTokens: number
  /** "explain-recommendation@1": kept with every answer it helped to write. */
  readonly writtenBy: string
}

/**
 * Puts values in the place of `{{names}}`. No value can close the block it stands in.
 *
 * @throws on a name that is declared and not given, or the reverse
 */
export function fillPrompt(prompt: Prompt, values: Readonly<Record<string, string>>): FilledPrompt {
  const missing = prompt.variables.filter((name) => values[name] === undefined)
  if (missing.length > 0) throw new Error(`${prompt.id} lacks ${missing.join(', ')}`)
  const fill = (part: string) =>
    part.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => inert(values[name] ?? ''))
  return {
    instructions: fill(prompt.instructions),
    material: fill(prompt.material),
    maxOutputTokens: prompt.maxOutputTokens,
    writtenBy: `${prompt.id}@${prompt.version}`,
  }
}

function inert(value: string): string {
  return value.replaceAll('<', '‹').replaceAll('>', '›')
}
