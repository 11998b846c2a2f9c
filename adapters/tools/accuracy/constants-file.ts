import type { Constants } from '#src/estimate/fitted-constants.ts'

/** src/estimate/fitted-constants.ts, as it should read. */
export function constantsFile(constants: Constants): string {
  const entries = Object.entries(constants).map(([name, value]) => `  ${name}: ${value},`)
  return `/** Constants of the model fitted to published runs. Made by \`npm run accuracy -- FOLDER\`. Never edit by hand. */
export const fittedConstants = {
${entries.join('\n')}
} as const satisfies Readonly<Record<string, number>>

export type ConstantName = keyof typeof fittedConstants

export type Constants = Readonly<Record<ConstantName, number>>
`
}
