import { spawn } from 'node:child_process'

// A variable that is spread into its own new value.
export function run(command, options = {}) {
  options = { stdio: 'inherit', ...options }
  options.env = { ...process.env, ...options.env }
  return spawn(command, options.args, options)
}

export function merge(settings, others) {
  let all = settings
  for (const other of others) all = { ...all, ...other }
  return all.session?.SESSION_SECRET
}

export function later(options) {
  options = { quiet: true, ...options }
  return options.env.SESSION_SECRET
}
