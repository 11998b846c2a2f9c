import { describe, expect, it } from 'vitest'
import { findTopic, topics } from '#src/guide/guide.ts'

describe('every topic', () => {
  it('has an id of its own, and names nobody else uses', () => {
    const names = topics.flatMap(({ id, aliases }) => [id, ...aliases])
    const twice = names.filter((name, index) => names.indexOf(name) !== index)
    expect(twice).toEqual([])
  })

  it('can be read: paragraphs, sources, commands, and neighbours that exist', () => {
    const ids = topics.map(({ id }) => id)
    for (const { id, paragraphs, sources, commands, seeAlso } of topics) {
      expect(paragraphs.length, id).toBeGreaterThan(0)
      expect(sources.length, id).toBeGreaterThan(0)
      expect(commands.length, id).toBeGreaterThan(0)
      for (const next of seeAlso) expect(ids, id).toContain(next)
      expect(seeAlso, id).not.toContain(id)
    }
  })

  it('has tables whose rows are as wide as their head', () => {
    for (const { id, tables } of topics) {
      for (const { headers, rows } of tables) {
        for (const row of rows) expect(row.length, id).toBe(headers.length)
      }
    }
  })

  it('stays short enough for a message', () => {
    for (const { id, paragraphs } of topics) {
      expect(paragraphs.join('\n\n').length, id).toBeLessThan(2500)
    }
  })

  it('names a source with a day, or says that it is our judgement or a vendor’s word', () => {
    for (const { id, sources } of topics) {
      for (const { basis, checkedOn } of sources) {
        if (checkedOn === null) expect(['judgement', 'vendor'], id).toContain(basis)
      }
    }
  })
})

describe('findTopic', () => {
  it.each([
    ['fine-tuning', 'fine-tuning'],
    ['Fine tuning?', 'fine-tuning'],
    ['what is RAG', 'retrieval'],
    ['QLoRA', 'lora'],
    ['GRPO', 'reinforcement-fine-tuning'],
    ['fine-tuning vs pre-training', 'pros-and-cons'],
    ['kv cache', 'how-inference-works'],
    ['WhaleFlux', 'scheduling'],
    ['speculative decoding', 'acceleration'],
    ['continued pretraining', 'continued-pre-training'],
    ['pretraining', 'pre-training'],
    ['when to choose which', 'when-to-choose'],
    ['DPO', 'preference-tuning'],
  ])('%s → %s', (text, id) => {
    const found = findTopic(text)
    expect('topic' in found ? found.topic.id : found).toBe(id)
  })

  it('offers the nearest for a slip of the pen', () => {
    const found = findTopic('distilation')
    expect('nearest' in found && found.nearest[0]?.id).toBe('distillation')
  })

  it('offers where to begin when nothing is asked', () => {
    const found = findTopic('  ')
    expect('nearest' in found && found.nearest.map(({ id }) => id)).toEqual([
      'pre-training',
      'fine-tuning',
      'history',
    ])
  })
})
