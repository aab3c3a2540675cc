import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'

import type { FileSummary } from '../facts/summary.ts'
import { FileReader } from './file-reader.ts'
import type { ReadFile, ReaderOptions } from './file-reader.ts'
import { findFiles } from './find-files.ts'
import { ProjectEslint } from './project-eslint.ts'

export interface CollectOptions {
  /** The project's root. */
  readonly root: string
  /** What to read, from the root. */
  readonly paths: readonly string[]
  /** The folder whose ESLint configuration counts, where that is another one. */
  readonly configRoot?: string
  /** Whether the project's ESLint configuration says which files there are, and how they are parsed. */
  readonly useConfig?: boolean
  /** How many threads; as many as pay when absent. */
  readonly threads?: number
  readonly onProgress?: (done: number, of: number) => void
}

/** The facts of a project. */
export interface Collected {
  /** The root as it was read: absolute, without symbolic links. */
  readonly root: string
  readonly summaries: readonly FileSummary[]
  readonly read: number
  readonly lines: number
  readonly notRead: readonly { readonly file: string; readonly why: string }[]
  readonly notes: readonly string[]
}

/** What goes to a worker, and what comes back for each file. */
export type WorkerResult = readonly (readonly [file: string, result: ReadFile | undefined])[]

// A thread has to load ESLint, a parser and the project's configuration before it reads its first file.
const filesThatPayAThread = 400
const batchSize = 40
// Without a limit a thread collects its garbage when it pleases, which is late.
const threadMegabytes = 700

/** Reads the code of a project: which keys, from where, to which sinks. */
export async function collect(options: CollectOptions): Promise<Collected> {
  const root = fs.realpathSync(options.root)
  const configRoot = fs.realpathSync(options.configRoot ?? options.root)
  const project = new ProjectEslint(configRoot, options.useConfig)
  const notes = [...project.notes]
  let useConfig = project.format !== 'none'
  const find = () => findFiles(root, options.paths, !useConfig)
  let { files, unreadable } = find()
  let uncovered: readonly string[] = []
  if (useConfig) {
    try {
      uncovered = await uncoveredExtensions(project, files, root, configRoot)
    } catch (error) {
      useConfig = false
      notes.push(
        `The ESLint configuration could not be used, so the files were found and parsed without it: ${reasonOf(error)}`,
      )
      ;({ files, unreadable } = find())
    }
  }
  if (uncovered.length > 0) {
    notes.push(
      `The ESLint configuration has nothing for ${uncovered.map((extension) => `*${extension}`).join(', ')}: these files were read without it.`,
    )
  }
  const reader: ReaderOptions = { root, configRoot, useConfig, uncovered }
  const threads =
    options.threads ?? Math.min(os.availableParallelism(), Math.ceil(files.length / filesThatPayAThread))
  const results =
    threads > 1
      ? await readInThreads(files, reader, threads, options.onProgress)
      : await readHere(files, reader, options.onProgress)

  const relative = (file: string) => path.relative(root, file).replaceAll('\\', '/')
  const read = results.flatMap(([file, result]) => (result ? [{ file: relative(file), ...result }] : []))
  return {
    root,
    summaries: read.flatMap(({ summaries }) => summaries).sort((a, b) => (a.path < b.path ? -1 : 1)),
    read: read.filter(({ notRead }) => notRead === undefined).length,
    lines: read.reduce((sum, { lines }) => sum + lines, 0),
    notRead: [
      ...unreadable,
      ...read.flatMap(({ file, notRead }) => (notRead === undefined ? [] : [{ file, why: notRead }])),
    ].sort((a, b) => (a.file < b.file ? -1 : 1)),
    notes,
  }
}

// Without a parser of their own ESLint would not even be asked for these.
const always = new Set(['.js', '.jsx', '.mjs', '.cjs', '.ts', '.tsx', '.mts', '.cts'])

/** Extensions of which the configuration takes no file at all: it does not ignore them, it was not written for them. */
async function uncoveredExtensions(
  project: ProjectEslint,
  files: readonly string[],
  root: string,
  configRoot: string,
): Promise<readonly string[]> {
  const covered = new Map<string, boolean>()
  for (const file of files) {
    const extension = path.extname(file)
    if (covered.get(extension) === true) continue
    const config = await project.configFor(path.join(configRoot, path.relative(root, file)))
    covered.set(extension, config !== undefined)
  }
  return [...covered].flatMap(([extension, is]) => (is || !always.has(extension) ? [] : [extension]))
}

async function readHere(
  files: readonly string[],
  options: ReaderOptions,
  onProgress: CollectOptions['onProgress'],
): Promise<WorkerResult> {
  const reader = new FileReader(options)
  const results: [string, ReadFile | undefined][] = []
  for (const file of files) {
    results.push([file, await reader.read(file)])
    onProgress?.(results.length, files.length)
  }
  return results
}

/** Batches go to whichever thread is free: files differ, and so do the modules that they lead to. */
async function readInThreads(
  files: readonly string[],
  options: ReaderOptions,
  threads: number,
  onProgress: CollectOptions['onProgress'],
): Promise<WorkerResult> {
  const batches: (readonly string[])[] = []
  for (let at = 0; at < files.length; at += batchSize) batches.push(files.slice(at, at + batchSize))
  const results: WorkerResult[] = []
  let done = 0
  const give = (result: WorkerResult) => {
    results.push(result)
    done += result.length
    onProgress?.(done, files.length)
  }
  const run = async (): Promise<void> => {
    for (;;) {
      const underWay = await runThread(options, batches, give)
      if (!underWay) return
      // One of these files was too much: each of them gets a try of its own.
      if (underWay.length > 1) batches.unshift(...underWay.map((file) => [file]))
      else
        give(
          underWay.map((file) => [
            file,
            { lines: 0, summaries: [], notRead: 'its analysis ran out of memory' },
          ]),
        )
    }
  }
  await Promise.all(Array.from({ length: Math.min(threads, batches.length) }, run))
  return results.flat()
}

/** A thread that works until there is nothing left; gives the files back that it ran out of memory over. */
function runThread(
  options: ReaderOptions,
  batches: (readonly string[])[],
  give: (result: WorkerResult) => void,
): Promise<readonly string[] | undefined> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: options,
      resourceLimits: { maxOldGenerationSizeMb: threadMegabytes },
    })
    let batch: readonly string[] | undefined
    const next = () => {
      batch = batches.shift()
      if (batch) worker.postMessage(batch)
      else
        void worker.terminate().then(() => {
          resolve(undefined)
        })
    }
    worker.on('message', (result: WorkerResult) => {
      give(result)
      next()
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY' && batch) resolve(batch)
      else reject(error)
    })
    next()
  })
}

/** The first line of what an error says; one about a text that does not parse may quote it. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'SyntaxError') return 'it does not parse'
  const message = error instanceof Error ? error.message : String(error)
  return message.split('\n')[0] ?? ''
}
