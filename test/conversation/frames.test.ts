import { describe, expect, it } from 'vitest'
import { changeFrames } from '#src/conversation/frames/change.ts'
import { countFrames } from '#src/conversation/frames/counts.ts'
import { coverageFrames } from '#src/conversation/frames/coverage.ts'
import { dataFrames } from '#src/conversation/frames/data.ts'
import { framesOf } from '#src/conversation/frames/frame.ts'
import { frameIndex, framesIn } from '#src/conversation/frames/frame-index.ts'
import { gapFrames } from '#src/conversation/frames/gaps.ts'
import { gradingFrames } from '#src/conversation/frames/grading.ts'
import { intentFrames } from '#src/conversation/frames/intents.ts'
import { machineFrames } from '#src/conversation/frames/machines.ts'
import { peopleFrames } from '#src/conversation/frames/people.ts'
import { sourceFrames } from '#src/conversation/frames/sources.ts'
import { spokenIn } from '#src/conversation/frames/spoken.ts'
import { taskFrames } from '#src/conversation/frames/tasks.ts'
import { triedFrames } from '#src/conversation/frames/tried.ts'
import { untriedFrames } from '#src/conversation/frames/untried.ts'
import { verdictFrames } from '#src/conversation/frames/verdicts.ts'
import { understand } from '#src/conversation/understand.ts'

const fits = (frame: string, sentence: string) =>
  framesIn(frameIndex([{ says: [frame] }]), spokenIn(sentence)).length > 0

describe('a frame', () => {
  it.each([
    ['a word, in its place', 'style off', 'the style off again', true],
    ['either of two', 'style|tone off', 'the tone off', true],
    ['a phrase of two words', 'vector_search helps', 'vector search helps', true],
    ['a stem', 'hallucinat*', 'it hallucinates', true],
    ['a class', '<k8s> cluster', 'a gke cluster', true],
    ['up to four words between', 'tone .. off', 'tone is a bit too off', true],
    ['no five words between', 'tone .. off', 'tone is a bit more than off', false],
    ['no comma in a short gap', 'tone .. off', 'tone fine, off we go', false],
    ['commas in a long gap', 'tone ... off', 'the tone, i think, is off', true],
    ['no negation in a gap', 'tone .. off', 'the tone is not off', false],
    ['no other amount in a gap', '# .. labelled', '# tickets and § labelled', false],
    ['what may be missing', 'run it? here', 'run here', true],
    ['what must not follow', 'local !team', 'a local team', false],
    ['the beginning', '^ no cloud', 'we have no cloud', false],
    ['the end', 'nothing tried $', 'nothing tried yet', false],
  ])('asks for %s', (_, frame, sentence, expected) => {
    expect(fits(frame, sentence)).toBe(expected)
  })

  it('names a class that does not exist', () => {
    expect(() => framesOf('<colour> .. off')).toThrow('no word class is called "colour"')
  })

  it('begins with a word or a class, by which it is found', () => {
    expect(() => framesOf('.. off')).toThrow('begins with a word or a class')
  })
})

describe('every frame', () => {
  const tables = [
    ...[changeFrames, coverageFrames, dataFrames, gapFrames, gradingFrames, machineFrames],
    ...[peopleFrames, taskFrames, triedFrames, countFrames, intentFrames],
    ...[sourceFrames, untriedFrames, verdictFrames],
  ]

  it('names only classes that exist', () => {
    const frames = tables.flatMap((rows) => rows.flatMap(({ says }) => says.flatMap(framesOf)))
    expect(frames.length).toBeGreaterThan(500)
    for (const frame of frames) expect(frame.rest).not.toThrow()
  })
})

describe('amounts in relation', () => {
  it.each([
    ['700 mechanics ask five things a day each', 'requestsPerDay', 3500], // 700 × 5
    ['900 students, each sends 3 questions per day', 'requestsPerDay', 2700], // 900 × 3
    ['300 users ask 2 questions a day', 'requestsPerDay', 600], // 300 × 2
    ['45 agents, each resolves 30 tickets a day', 'requestsPerDay', undefined], // the people's work
    ['25 rps peak, 6 avg', 'requestsPerDay', 518_400], // 6 × 86,400
    ['260 discharge letters leave the wards every day', 'requestsPerDay', 260],
    ['90 letters leave the wards every week', 'requestsPerDay', 13], // 90 / 7 = 12.9
    ['answers take 4 seconds, under 1.5 would be great', 'latencyMs', 1500],
    ['3 nodes with 8 A100s would cost how much', 'ownedGpus', undefined],
    ['A100-80GB x 4 in our rack', 'ownedGpus', 4],
    ['80 nurses, each one sends 15 notes per shift, two shifts a day', 'requestsPerDay', 2400], // 80 × 15 × 2
    ['80 nurses, each one sends 15 notes per shift', 'requestsPerDay', 1200], // 80 × 15, one shift
    ['llama solves 9 out of 20 of our proofs', 'baseScore', 0.45], // 9 / 20
    ['llama gets 9 of 20 seats', 'baseScore', undefined],
    ['it is called 6 times a day', 'requestsPerDay', 6],
    ['load is 3x the yearly average', 'peakFactor', 3],
    ['answers take 6 s, 1.5 would be nice', 'latencyMs', 1500],
    ['the first token takes 2 s, the whole answer under 10 s', 'ttftMs', 2000],
    ['inputs are 2k tokens, the reply maybe 90', 'outputTokensPerRequest', 90],
    ['prompts pass 46 of 50, we need 48', 'promptingResult', 'close'], // 92 and 96 of a hundred
  ])('%s', (text, field, expected) => {
    const fields = understand(text).fields as Record<string, { value: unknown } | undefined>
    expect(fields[field]?.value).toBe(expected)
  })
})
