import { setFlagsFromString } from 'node:v8'

// The first answer warms hundreds of functions up at once, and V8's middle compiler takes twenty
// megabytes to compile them beside one another. The last compiler does without it, a moment later.
setFlagsFromString('--no-maglev')
