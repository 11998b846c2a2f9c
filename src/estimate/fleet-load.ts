export const loadShapes = ['flat', 'office-hours', 'weekday', 'evening', 'night'] as const

export type LoadShape = (typeof loadShapes)[number]

export const hoursPerWeek = 168
const hoursPerDay = 24

/** Relative load hour by hour, midnight first: our judgement. Only the proportions count. */
const days: Readonly<
  Record<LoadShape, { workday: readonly number[]; weekend: readonly number[] }>
> = {
  flat: { workday: hourly([24, 1]), weekend: hourly([24, 1]) },
  // Nearly all between eight and six, with a dip at noon.
  'office-hours': {
    workday: hourly([7, 1], [1, 8], [4, 20], [1, 14], [4, 20], [1, 10], [6, 2]),
    weekend: hourly([24, 1]),
  },
  // People at home and at work: a broad day, a quieter weekend.
  weekday: {
    workday: hourly([6, 2], [2, 6], [12, 12], [4, 6]),
    weekend: hourly([8, 2], [14, 6], [2, 3]),
  },
  // Consumers after work, somewhat more at the weekend.
  evening: {
    workday: hourly([1, 6], [7, 1], [9, 4], [1, 8], [5, 20], [1, 12]),
    weekend: hourly([2, 6], [7, 1], [8, 8], [6, 22], [1, 12]),
  },
  // Batches that run while nobody looks.
  night: { workday: hourly([6, 20], [16, 1], [2, 10]), weekend: hourly([6, 20], [16, 1], [2, 10]) },
}

function hourly(...runs: readonly (readonly [hours: number, load: number])[]): readonly number[] {
  return runs.flatMap(([hours, load]) => Array<number>(hours).fill(load))
}

/** A week of requests per hour, Monday first, that comes to `requestsPerDay` on the mean day. */
export function shapedWeek(shape: LoadShape, requestsPerDay: number): readonly number[] {
  const { workday, weekend } = days[shape]
  const week = [workday, workday, workday, workday, workday, weekend, weekend].flat()
  const total = week.reduce((a, b) => a + b, 0)
  return week.map((load) => (load * requestsPerDay * 7) / total)
}

/** Repeats a day or a week of requests per hour over the horizon. */
export function overHorizon(curve: readonly number[], hours: number): readonly number[] {
  return Array.from({ length: hours }, (_, hour) => curve[hour % curve.length] ?? 0)
}

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const

/** "Tue 09:00"; from the second week on with its number. */
export function hourName(hour: number): string {
  const day = Math.floor(hour / hoursPerDay)
  const week = Math.floor(day / 7)
  const clock = `${String(hour % hoursPerDay).padStart(2, '0')}:00`
  return `${week > 0 ? `week ${week + 1} ` : ''}${dayNames[day % 7]} ${clock}`
}
