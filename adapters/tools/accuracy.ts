import '../fast-start.ts'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BadInputError, BotError } from '#src/errors.ts'
import type { Bands } from '#src/estimate/bands.ts'
import type { Factors } from '#src/estimate/factors.ts'
import { constantsFile } from './accuracy/constants-file.ts'
import { evidenceFile } from './accuracy/evidence-file.ts'
import { csvOf, extractOf } from './accuracy/extract.ts'
import { fingerprint } from './accuracy/fingerprint.ts'
import { bandsFrom, fitResiduals } from './accuracy/fit-bands.ts'
import { fitsTo, isSharedKind, predictedFresh } from './accuracy/fits-without.ts'
import { leaveOneOut } from './accuracy/leave-one-out.ts'
import { type Measurements, measurementsIn, scoredWith } from './accuracy/measured-case.ts'
import { tableIn, withTables } from './accuracy/page.ts'
import { pageTables } from './accuracy/page-tables.ts'
import { residualsFile } from './accuracy/residuals-file.ts'
import { otherLines, otherMeasurements } from './accuracy/section-others.ts'
import { worsened } from './accuracy/worsened.ts'

const usage = 'Usage: npm run accuracy -- FOLDER [--read-on YYYY-MM-DD] [--accept]'
const root = join(import.meta.dirname, '../..')
const page = join(root, 'docs/accuracy.md')
const fixtures = join(root, 'test/fixtures')
/** When the rows were last compared with their sources. */
const lastRead = '2026-11-23'

/**
 * Fits the constants and the bands to the measurements of a folder and writes them, the evidence behind each kind
 * of estimate, the extract for the tests, and the tables of docs/accuracy.md.
 *
 * A quantity whose error grew by more than two points stops it, unless that is accepted.
 */
function main(args: readonly string[]): string {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      'read-on': { type: 'string', default: lastRead },
      accept: { type: 'boolean', default: false },
    },
  })
  const [folder] = positionals
  const readOn = values['read-on']
  if (folder === undefined || positionals.length !== 1 || !/^\d{4}-\d\d-\d\d$/.test(readOn)) {
    throw new BadInputError(usage)
  }
  const measurements = measurementsIn(folder)
  const { cases } = measurements
  const fits = fitsTo(cases)
  const { constants, evidence, factors } = fits.without([])
  const residuals = fitResiduals(predictedFresh(cases, fits))
  const bands = bandsFrom(residuals)
  const tables = pageTables({
    measurements,
    residuals,
    constants,
    evidence,
    inSample: cases.map((each) => scoredWith(each, bands, factors)),
    leftOut: leaveOneOut(cases, fits),
    isShared: cases.map((each) => isSharedKind(each, fits)),
    others: otherLines(otherMeasurements(fixtures), bands, factors),
  })

  const written = readFileSync(page, 'utf8')
  const worse = worsened(tableIn(written, 'levels'), tables.levels ?? '')
  if (worse.length > 0 && !values.accept) {
    throw new BadInputError(
      `Nothing was written, for these fell behind by more than two points: ${worse.join('; ')}. Add --accept if that is meant.`,
    )
  }

  const estimate = (file: string) => join(root, 'src/estimate', file)
  writeFileSync(estimate('fitted-constants.ts'), constantsFile(constants))
  writeFileSync(estimate('residuals.ts'), residualsFile(residuals, measurements.rows, readOn))
  writeFileSync(estimate('evidence-counts.ts'), evidenceFile(measurements.cases))
  mkdirSync(fixtures, { recursive: true })
  writeFileSync(join(fixtures, 'measurements.csv'), csvOf(extractOf(measurements.cases)))
  const extract = fingerprintWith(measurements, bands, factors)
  writeFileSync(page, withTables(written, { ...tables, fingerprint: extract }))
  return `${measurements.cases.length} of ${measurements.rows} rows answered; see docs/accuracy.md. Now run npm run format.`
}

/** Of the extract as the tests will read it, with the bands that were just written. */
function fingerprintWith({ cases }: Measurements, bands: Bands, factors: Factors): string {
  const ids = new Set(extractOf(cases).map((cells) => cells.row_id))
  const extract = measurementsIn(fixtures, ['measurements.csv']).cases
  if (extract.length !== ids.size)
    throw new RangeError('the extract does not read as it was written')
  return `\`${fingerprint(extract, bands, factors)}\` over ${extract.length} rows`
}

try {
  process.stdout.write(`${main(process.argv.slice(2))}\n`)
} catch (error) {
  const words =
    error instanceof BotError
      ? error.userMessage
      : error instanceof Error
        ? error.message
        : String(error)
  process.stderr.write(`${words}\n`)
  process.exitCode = 2
}
