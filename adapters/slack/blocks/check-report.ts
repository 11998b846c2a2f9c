import { slackLimits } from './limits.ts'

export type Json = { readonly [name: string]: unknown }

/** Collects what is wrong, each with the JSON pointer of the place, as Slack reports it. */
export class Report {
  readonly problems: string[] = []
  /** Characters a person would read, over all blocks. */
  chars = 0
  tableChars = 0
  markdownChars = 0
  charts = 0
  readonly blockIds = new Set<string>()

  add(pointer: string, problem: string): void {
    this.problems.push(`${pointer}: ${problem}`)
  }

  /** A string of 1 to `most` characters. */
  string(value: unknown, pointer: string, most: number, least = 1): void {
    if (typeof value !== 'string') {
      this.add(pointer, value === undefined ? 'is missing' : 'is no string')
      return
    }
    if (value.length < least) this.add(pointer, 'is empty')
    if (value.length > most) this.add(pointer, `has ${value.length} characters, at most ${most}`)
    if (!value.isWellFormed()) this.add(pointer, 'is not well-formed Unicode')
  }

  /** As {@link string}, and counted towards the message. */
  shown(value: unknown, pointer: string, most: number): void {
    this.string(value, pointer, most)
    if (typeof value === 'string') this.chars += value.length
  }

  /** The elements of a list of `least` to `most`, with their pointers. */
  list(value: unknown, pointer: string, most: number, least = 1): (readonly [Json, string])[] {
    if (!Array.isArray(value)) {
      this.add(pointer, value === undefined ? 'is missing' : 'is no list')
      return []
    }
    if (value.length < least) this.add(pointer, `has ${value.length} items, at least ${least}`)
    if (value.length > most) this.add(pointer, `has ${value.length} items, at most ${most}`)
    return value.map((each, index) => [
      this.object(each, `${pointer}/${index}`),
      `${pointer}/${index}`,
    ])
  }

  object(value: unknown, pointer: string): Json {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json
    this.add(pointer, 'is no object')
    return {}
  }

  oneOf(value: unknown, pointer: string, accepted: readonly unknown[]): void {
    if (!accepted.includes(value)) {
      this.add(pointer, `${JSON.stringify(value)} is none of ${accepted.join(', ')}`)
    }
  }

  number(value: unknown, pointer: string, least: number, most: number): void {
    if (typeof value !== 'number' || !Number.isFinite(value)) this.add(pointer, 'is no number')
    else if (value < least || value > most) this.add(pointer, `is not from ${least} to ${most}`)
  }

  id(value: unknown, pointer: string): void {
    if (value !== undefined) this.string(value, pointer, slackLimits.idChars)
  }

  /** A text object; `kinds` are the types allowed here. */
  text(
    value: unknown,
    pointer: string,
    most: number,
    kinds: readonly string[] = ['plain_text', 'mrkdwn'],
  ): void {
    if (value === undefined) {
      this.add(pointer, 'is missing')
      return
    }
    const object = this.object(value, pointer)
    this.oneOf(object.type, `${pointer}/type`, kinds)
    this.shown(object.text, `${pointer}/text`, Math.min(most, slackLimits.textChars))
    if (object.emoji !== undefined && object.type !== 'plain_text') {
      this.add(`${pointer}/emoji`, 'belongs to plain_text')
    }
    if (object.verbatim !== undefined && object.type !== 'mrkdwn') {
      this.add(`${pointer}/verbatim`, 'belongs to mrkdwn')
    }
  }

  plainText(value: unknown, pointer: string, most: number): void {
    this.text(value, pointer, most, ['plain_text'])
  }

  url(value: unknown, pointer: string): void {
    this.string(value, pointer, slackLimits.urlChars)
    if (typeof value === 'string' && !/^https?:\/\//.test(value))
      this.add(pointer, 'is no web address')
  }
}
