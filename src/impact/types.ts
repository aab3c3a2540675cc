/**
 * The shape of a rotation impact: what the formats print, and what `--format json` writes.
 * `schema/impact.schema.json` says the same for readers outside; the two change together, and a change that breaks
 * readers raises `version`. Plain data: no AST, no absolute path, never the value of a key.
 */
import type { DataKind, Role, Severity } from '../catalogue/types.ts'

export type { DataKind, Role, Severity } from '../catalogue/types.ts'

/** What rotating each key of a project does. */
export interface Impact {
  /** The version of this shape. */
  readonly version: 1
  /** The program that wrote it. */
  readonly tool: { readonly name: string; readonly version: string }
  /** The projects that it speaks of: one, or several after `--merge`. */
  readonly projects: readonly Project[]
  /** Every key: first those that do most harm when they are rotated now. */
  readonly keys: readonly KeyImpact[]
  /** Names of settings that are one key wherever they are read, as `settings['secret-key'].sharedKeys` has them. */
  readonly sharedKeys: readonly string[]
}

/** A project that was read. */
export interface Project {
  /** The name in its package.json, else the name of its folder; unique in a report. */
  readonly name: string
  /** The packages (workspaces) in which keys were found: every folder with a package.json of its own. */
  readonly packages: readonly ProjectPackage[]
  readonly files: {
    /** How many files were looked at. */
    readonly read: number
    /** How many lines they have. */
    readonly lines: number
    /** Files that could not be read or parsed: what they do with keys is unknown. */
    readonly notRead: readonly { readonly file: string; readonly why: string }[]
  }
  /** What a reader has to know about how the project was read: "its ESLint configuration could not be loaded: ...". */
  readonly notes: readonly string[]
}

export interface ProjectPackage {
  /** The folder, from the project's root; `.` for the root itself. */
  readonly path: string
  /** The name in package.json, where it has one. */
  readonly name?: string
}

/** A place in a file. */
export interface Place {
  /** The path from the project's root, with `/`. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
  /** The project, where a report speaks of several. */
  readonly project?: string
}

/** One key of the project, and all that is known about rotating it. */
export interface KeyImpact {
  /** Unique in the report, the same in the next one, fit for a URL fragment: `apps-web.SESSION_SECRET`. */
  readonly id: string
  /** The name of the setting; for other keys words with the place in them: `literal in src/mail.ts:12`. */
  readonly name: string
  /**
   * `setting`: a setting of that name holds it. `literal`: it stands in the code. `generated`: it is made anew at every
   * start. `unknown`: it arrives at a sink, and nobody sees here where it comes from.
   */
  readonly kind: 'setting' | 'literal' | 'generated' | 'unknown'
  /** The project; only where a report speaks of several. */
  readonly project?: string
  /** The package whose key it is: a path of `Project.packages`. */
  readonly package: string
  /** Who makes a new one: the application's owners, or somebody else, who issued it (Stripe, GitHub, AWS ...). */
  readonly rotatedBy: 'application' | 'third party'
  /** Where the setting is read. Empty for keys that are no setting, and for settings that a library reads by itself. */
  readonly reads: readonly KeyRead[]
  /** What stands in when the setting is missing: a literal in the code, or a key that is made anew at every start. */
  readonly defaults: readonly (Place & { readonly kind: 'literal' | 'generated' })[]
  /** Every sink that it reaches. Empty: it is read and never seen at a sink, so nothing is known of what it does. */
  readonly uses: readonly Use[]
  /** Where it is handed to code that is not in the catalogue: what that does with it is unknown. */
  readonly handedOn: readonly HandedOn[]
  /** What a rotation without fallback keys stops from being accepted, the worst first. */
  readonly invalidates: readonly InvalidatedData[]
  /** The worst of `invalidates`; `unknown` when no sink was seen. */
  readonly severity: Severity | 'unknown'
  /** In words, to stand after "rotating it now": "signs users out (a new, empty session)". */
  readonly consequence: string
  /** What is known not to be affected. Never a guess: empty where the key goes on to something unknown. */
  readonly notAffected: readonly NotAffected[]
  /**
   * Whether the uses that verify or decrypt accept a fallback key as the code stands: all of them, some, none. `unknown`
   * when there is no such use, or it is not seen what arrives there.
   */
  readonly fallback: Fallback
  /** Settings that hold older keys in this key's rings. */
  readonly fallbackKeys: readonly string[]
  /** The settings behind which this key stands as an older key. Not empty: this is a fallback key itself. */
  readonly fallbackOf: readonly string[]
  /** How long after the last instance signs with the new key the old one may go; null when no use of it was seen. */
  readonly dropAfter: DropAfter | null
  /** How to rotate this key in this project, in order. */
  readonly steps: readonly Step[]
  /** What to do when it has become known to somebody else. */
  readonly leaked: {
    /** What somebody who has it can do: "forge sessions". */
    readonly allows: string
    readonly steps: readonly string[]
  }
  /** `id`s of keys of the same name in other packages or projects, which are not known to be the same key. */
  readonly sameName: readonly string[]
}

export type Fallback = 'all' | 'some' | 'none' | 'unknown'

/** A place where the setting is read. */
export interface KeyRead extends Place {
  /** How: `environment` for `process.env.NAME`. */
  readonly via: 'environment' | 'config service' | 'helper' | 'binding' | 'file' | 'vault'
  /** Whether the file is a key module: one that reads settings and hands them out. */
  readonly keyModule: boolean
  /** `presence check`: only whether it is there. `definition`: it declares or validates the setting. */
  readonly use: 'value' | 'presence check' | 'definition'
  /** Whether the value that is read here was seen to arrive at a sink. */
  readonly reachesSink: boolean
}

/** A sink that the key reaches. */
export interface Use extends Place {
  /** The npm package that gets the key; `node:crypto` and `webcrypto` are the platform. */
  readonly library: string
  /** The version of the library, where it is known. */
  readonly version?: string
  /** Where the version was read: the lock file, node_modules, or the least that package.json asks for. */
  readonly versionFrom?: 'lock file' | 'node_modules' | 'package.json'
  /** The versions that package.json asks for. */
  readonly asked?: string
  /** What is called there: `sign`, `new Strategy`, `app.keys =`; for a setting that the library reads itself, its name. */
  readonly call: string
  /** The name of the function, variable or class around the call. */
  readonly inside?: string
  readonly role: Role
  /** What the key is for here, in words: "access tokens or links". */
  readonly purpose: string
  /** The same as data: the kinds of `invalidates` that this use brings. */
  readonly kinds: readonly DataKind[]
  /** What told the purposes of a token library apart, where something did: "the name 'resetToken'". */
  readonly purposeFrom?: string
  /** The file that read the setting and handed the key on, when it is another one. */
  readonly through?: string
  /** What told that it is this key, where its origin cannot be followed: "the name 'config.session.secret'". */
  readonly joinedBy?: string
  /** The library's own call, when this is a call of a function or class of the project that passes the key on to it. */
  readonly wraps?: Place
  /** Only keys derived from this one, or a hash of it, arrive here. */
  readonly derived?: true
  /**
   * Whether older keys are accepted here: `yes`, `no`, `not needed` (it signs or encrypts only, or somebody else issues
   * the key), `unknown`.
   */
  readonly fallback: 'yes' | 'no' | 'not needed' | 'unknown'
  /** What to write here so that an older key is accepted; present where `fallback` is `no` or `unknown`. */
  readonly remedy?: string
  /** How long what is made here stays valid, where the code says so. */
  readonly lifetime?: Lifetime
  /** Whether the library reads the setting by itself, without a line of the project: the place is a package.json. */
  readonly readByLibrary?: true
  /** The page that says what rotating the key of this library does. */
  readonly page: string
}

/** A place where the key goes to something unknown. */
export interface HandedOn extends Place {
  /** What gets it: `encryptColumn()`, `new Client()`. */
  readonly to: string
}

/** A lifetime that the code gives to what a use signs or encrypts. */
export interface Lifetime extends Place {
  /** The option or method that says it: `expiresIn`, `cookie.maxAge`. */
  readonly option: string
  /** Absent when it is not written out. */
  readonly seconds?: number
  /** The setting that decides, when one does. */
  readonly setting?: string
}

/** One kind of data that stops being accepted. */
export interface InvalidatedData {
  readonly what: DataKind
  readonly severity: Severity
  /** The exact error or value that shows it. */
  readonly shows: string
  /** Narrows the kind down. */
  readonly detail?: string
  readonly libraries: readonly string[]
  /** Indexes into `uses`: those through which it is affected. */
  readonly uses: readonly number[]
  /** Whether a fallback key keeps it, as the code stands. */
  readonly fallback: Fallback
  /** What a fallback key saves. */
  readonly withFallback: string
}

/** Something that a rotation leaves alone. */
export interface NotAffected {
  readonly what: string
  /** The libraries whose entries know it. */
  readonly libraries: readonly string[]
}

/** When the old key may go. */
export interface DropAfter {
  /** The longest lifetime found; null when none was found or none applies (data has to be encrypted again first). */
  readonly seconds: number | null
  /** A sentence: "7 days after the last instance signs with the new key". */
  readonly words: string
  /** Whether each use that makes something lasting has its lifetime in the code, so that `seconds` can be relied on. */
  readonly known: 'all' | 'some' | 'none'
  readonly lifetimes: readonly Lifetime[]
}

/** One step of a rotation. Steps of one phase go out in one deployment. */
export interface Step {
  readonly phase: 'accept the new key' | 'sign with the new key' | 'drop the old key'
  readonly text: string
  /** Where something has to be written for it. */
  readonly places: readonly Place[]
}
