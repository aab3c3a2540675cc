/** A thread that reads batches of files; `collect` starts it. */
import { parentPort, workerData } from 'node:worker_threads'

import type { WorkerResult } from './collect.ts'
import { FileReader } from './file-reader.ts'
import type { ReaderOptions } from './file-reader.ts'

const reader = new FileReader(workerData as ReaderOptions)

parentPort?.on('message', (files: readonly string[]) => {
  void readAll(files)
})

async function readAll(files: readonly string[]): Promise<void> {
  const results: WorkerResult[number][] = []
  for (const file of files) results.push([file, await reader.read(file)])
  parentPort?.postMessage(results satisfies WorkerResult)
}
