import type { Line } from './estimate.ts'
import { factorsOf } from './factors.ts'
import { adapterBytes, recipeBytes } from './factors-memory.ts'
import { trainingFactors } from './factors-training.ts'
import { figure, gib } from './figures.ts'
import { line } from './line.ts'
import { exactly } from './range.ts'
import { residualsSource } from './residuals.ts'
import { sources } from './sources.ts'
import { speedWorking } from './step-working.ts'
import { dataParallel, microTokens, type TrainingCase } from './training-case.ts'
import {
  activationBytesPerToken,
  bytesPerGiB,
  gradientsComeLate,
  type TrainingMemory,
} from './training-memory.ts'
import { goodput } from './training-speed.ts'
import type { TrainingTotals } from './training-total.ts'
import type { Uncertain } from './uncertain.ts'
import { formatFacts, weightWorking } from './weight-bytes.ts'
import { workingCopiesWorking } from './working-copies.ts'

/** What the card must hold, part by part. */
export function memoryLines(run: TrainingCase, totals: TrainingTotals): Line[] {
  const { memory, memoryGiBPerGpu } = totals
  const inGiB = (bytes: Uncertain) => bytes.times(1 / bytesPerGiB)
  const shards = run.zeroStage === 3 ? dataParallel(run) : 1
  const over = () => (shards > 1 ? ` ÷ ${figure(shards)} cards` : '')
  const { shape, size } = run
  const lines: Line[] = []
  if (run.trains === 'full') {
    const bytes = recipeBytes[run.recipe]
    const count = () => figure(size.total)
    // What takes the place of activations and loss is not counted twice.
    const late = () => {
      const all = (bytes.gradients * size.total) / shards
      return gradientsComeLate(run)
        ? ` − ${gib(all - memory.gradients.likely)} GiB that take the place of activations and loss`
        : ''
    }
    lines.push(
      line(
        'Weights',
        inGiB(memory.weights),
        'GiB',
        () => `${count()} × ${bytes.weights} bytes${over()}`,
        sources.zero,
      ),
    )
    if (memory.gradients.likely > 0) {
      lines.push(
        line(
          'Gradients',
          inGiB(memory.gradients),
          'GiB',
          () => `${count()} × ${bytes.gradients} bytes${over()}${late()}`,
          sources.zero,
        ),
      )
    }
    lines.push(
      line(
        'Optimiser',
        inGiB(memory.optimiser),
        'GiB',
        () => `${count()} × ${bytes.optimiser} bytes${over()}, ${bytes.label}`,
        sources.zero,
      ),
    )
  } else {
    const { frozenFormat } = run
    const working = () => `${weightWorking(size, frozenFormat)}${over()}`
    lines.push(
      line(
        'Frozen weights',
        inGiB(memory.weights),
        'GiB',
        working,
        formatFacts[frozenFormat].source,
      ),
      line(
        'Adapter',
        inGiB(memory.adapters),
        'GiB',
        () =>
          `${figure(run.adapterParameters)} × ${run.adapterBytes ?? adapterBytes} bytes${over()}; fp32 weight, gradient, two moments`,
        sources.lora,
      ),
    )
  }
  if (memory.workingSet.likely > 0) {
    const working = () => workingCopiesWorking(run)
    lines.push(line('Working copies', inGiB(memory.workingSet), 'GiB', working, sources.zero))
  }
  if (memory.reference.likely > 0) {
    lines.push(
      line(
        'Reference model',
        inGiB(memory.reference),
        'GiB',
        () => `${figure(size.total)} × 2 bytes${over()}`,
        sources.dpo,
      ),
    )
  }
  const tokens = () => figure(microTokens(run))
  const perToken = () => figure(activationBytesPerToken(run))
  const hasLoss = memory.loss.likely > 0
  const kept = () =>
    run.checkpointing === 'full'
      ? hasLoss
        ? `${shape.layers} layers × 2 × ${shape.hidden} bytes × ${tokens()} tokens; a layer at work takes less than the loss, which comes before it`
        : `(${shape.layers} layers × 2 × ${shape.hidden} bytes + ${perToken()} bytes of one layer) × ${tokens()} tokens; the loss, which comes before it, takes less`
      : `${shape.layers} layers × ${perToken()} bytes × ${tokens()} tokens${run.checkpointing === 'selective' ? ' × 0.52' : ''}`
  lines.push(line('Activations', inGiB(memory.activations), 'GiB', kept, sources.recomputation))
  if (hasLoss) {
    lines.push(
      line(
        'Loss over the vocabulary',
        inGiB(memory.loss),
        'GiB',
        () =>
          `${figure(shape.vocab)} entries × ${tokens()} tokens × ${factorsOf(run).memory.lossBytes[run.loss].likely} bytes`,
        factorsOf(run).memory.lossBytes[run.loss].source,
      ),
    )
  }
  if (memory.atStep.likely > 0) {
    lines.push(
      line(
        'Optimiser step',
        inGiB(memory.atStep),
        'GiB',
        () =>
          `${gib(memory.steppedBytes)} GiB − ${gib(memory.gradients.likely + memory.activations.likely + memory.loss.likely)} GiB; gradients and temporaries of the step, less the gradients above and activations and loss, which are gone by then`,
        sources.adamwForeach,
      ),
    )
  }
  lines.push(
    line(
      'Fragmentation, context, libraries',
      inGiB(memory.overhead),
      'GiB',
      () =>
        `${fragments(run, memory)} + 0.9 GiB${run.gpus > 1 ? ' + 0.8 GiB for communication' : ''}`,
      sources.judgement,
    ),
  )
  const parts = [...lines]
  lines.push(
    line(
      'Memory of one card',
      memoryGiBPerGpu,
      'GiB',
      () =>
        `(${parts.map((part) => `${figure(part.likely)} GiB`).join(' + ')}) × ${figure(memoryGiBPerGpu.likely / (memory.needed.likely / bytesPerGiB))}, the bias of published runs; the sum of the above, the range from their scatter`,
      residualsSource,
    ),
  )
  return lines
}

/** What the allocator loses: much between blocks of every size, little between equal ones. */
function fragments(run: TrainingCase, { allocated, activations, loss }: TrainingMemory): string {
  if (run.loss !== 'fused') return `6 % of ${gib(allocated.likely)} GiB`
  const equal = activations.likely + loss.likely
  return `6 % of ${gib(allocated.likely - equal)} GiB + 2 % of ${gib(equal)} GiB`
}

/** Tokens over the bare speed, and what published hours say beyond it. */
function hoursWorking(run: TrainingCase, totals: TrainingTotals, tokens: number): string {
  const { speed, wallClockHours } = totals
  const trains = goodput(run.gpus, tokens).likely
  const padding = run.packed ? 1 : trainingFactors.padding.likely
  const bare = tokens / run.gpus / speed.tokensPerSecondPerGpu / 3600
  const bias = (wallClockHours.likely * trains) / bare / padding
  return `${figure(tokens)} tokens ÷ (${figure(run.gpus)} × ${figure(speed.tokensPerSecondPerGpu)} tokens/s × 3,600) ÷ ${trains} of the booked hours that train${run.packed ? '' : ` × ${padding} for padding`} × ${figure(bias)}, the bias of published runs`
}

/** From operations to hours. `tokensWorking` says where the tokens come from. */
export function timeLines(
  run: TrainingCase,
  totals: TrainingTotals,
  tokens: number,
  tokensWorking: string,
): Line[] {
  const { speed, tokensPerSecondPerGpu, wallClockHours } = totals
  const { work, efficiency } = speed
  const flops =
    work.weights * efficiency.passes.likely + work.attention * efficiency.attentionPasses
  const limits = {
    compute: '',
    link: '; the link between the cards is the limit',
    launch: '; kernel launches are the limit, larger micro-batches would help',
  }
  return [
    line('Tokens processed', exactly(tokens), 'tokens', tokensWorking, sources.inputs),
    line(
      'Work for one token',
      exactly(flops * 1e-9),
      'GFLOP',
      () =>
        `6 × ${figure(run.size.matmul)} weights × ${figure(efficiency.passes.likely)} ${efficiency.passes.likely === 1 ? 'pass' : 'passes'} + ${figure(work.attention / 1e9)} GFLOP of attention × ${figure(efficiency.attentionPasses)}`,
      sources.megatron,
    ),
    line(
      'Share of the card’s peak',
      efficiency.share,
      'of peak',
      () =>
        `of ${figure(run.gpu.peak16Tflops)} TFLOP/s dense${efficiency.measured ? ', from published runs' : '; no published run of this kind to lean on'}`,
      efficiency.source,
    ),
    line(
      'Speed of one card',
      tokensPerSecondPerGpu,
      'tokens/s',
      () =>
        `${speedWorking(run, speed)} × ${figure(tokensPerSecondPerGpu.likely / speed.tokensPerSecondPerGpu)}, the bias of published runs${limits[speed.bound]}`,
      residualsSource,
    ),
    line(
      'Wall-clock time',
      wallClockHours,
      'hours',
      () => hoursWorking(run, totals, tokens),
      residualsSource,
    ),
    line(
      'GPU time',
      totals.gpuHours,
      'GPU-hours',
      () => `${figure(run.gpus)} × ${figure(wallClockHours.likely)} hours`,
      sources.inputs,
    ),
  ]
}
