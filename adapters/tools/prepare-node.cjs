// Runs before any TypeScript is loaded, on whatever Node there is: old syntax only.
'use strict'

var required = [22, 18]
var found = process.versions.node.split('.').map(Number)

if (found[0] < required[0] || (found[0] === required[0] && found[1] < required[1])) {
  process.stderr.write(
    'Crossroads needs Node ' +
      required.join('.') +
      ' or later; this is Node ' +
      process.versions.node +
      '. On Linux x64 `npm ci` brings a newer one along; elsewhere install it from https://nodejs.org.\n',
  )
  process.exit(1)
}

// Compiled code is kept between runs: a command of a second's work should not start for one.
require('node:module').enableCompileCache()
