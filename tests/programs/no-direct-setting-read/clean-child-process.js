import { spawn } from 'node:child_process'

export const worker = () =>
  spawn('node', ['worker.js'], { env: { ...process.env, WORKER: '1' }, stdio: 'inherit' })
