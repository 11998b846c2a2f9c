import { setFlagsFromString } from 'node:v8'

// A program that reads one message runs each pattern once: polishing the code of a few hundred of
// them takes longer than running it. (A chat is better off with it: it is three times as fast.)
setFlagsFromString('--no-regexp-optimization')
