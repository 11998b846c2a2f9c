import { setFlagsFromString } from 'node:v8'

// The first answer warms hundreds of functions up at once, and V8's middle compiler takes twenty
// megabytes to compile them beside one another. The last compiler does without it, a moment later.
setFlagsFromString('--no-maglev')

/** For a chat alone: the nursery shrinks again after each collection, which a service would pay for. */
export function keepSmall(): void {
  setFlagsFromString('--optimize-for-size')
}
