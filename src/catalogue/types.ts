/**
 * The shape of the catalogue: which libraries take a secret key, where it enters, and what rotating it does.
 * Everything here is data; nothing in an entry runs.
 */

/** A library that takes a secret key. */
export interface Library {
  /** The npm package name; `node:crypto` and `webcrypto` stand for the platform's own. */
  readonly package: string
  /** The version that the claims were run against, or `not run` with the reason in `notes`. */
  readonly verified: string
  /** Where the library documents its key. */
  readonly reference: string
  /** Every place where a key enters; empty when the package uses another package's key (`usesKeyOf`). */
  readonly sinks: readonly KeySink[]
  /** What rotating the key does, unless a sink says otherwise. */
  readonly rotation: Rotation
  /** For a package without a sink of its own: the packages whose key it works with. */
  readonly usesKeyOf?: readonly string[]
  /** What a missing (`undefined`) key does, in the library's own words where it has some. */
  readonly missingKey?: string
  /** What an empty string does: `accepted` is the dangerous answer. */
  readonly emptyKey?: 'accepted' | 'refused' | 'unknown'
  /** What it does with an empty key that it accepts, where that is more than to take it: `makes plain hashes`. */
  readonly withEmptyKey?: string
  /** The shortest key that the library takes, e.g. `32 characters` or `any`. */
  readonly shortestKey?: string
  /** What goes wrong in rotations of this library, one sentence each. */
  readonly traps?: readonly string[]
  /** Anything else that a reader of the page should know. */
  readonly notes?: readonly string[]
  /** Application code that carries old values through a rotation; it was run. */
  readonly migration?: string
  readonly examples: Examples
}

/** What the rules need of an entry: the rest (pages, examples) is left out of what a linter loads. */
export type DetectedLibrary = Pick<
  Library,
  'package' | 'sinks' | 'rotation' | 'missingKey' | 'emptyKey' | 'withEmptyKey' | 'shortestKey' | 'traps'
>

/** Code that the conformance test lints; the pages show it. */
export interface Examples {
  /** Programs without a finding; together they reach every sink that can be written correctly. */
  readonly correct: readonly (CorrectExample | string)[]
  /** Programs with exactly one finding of the named rule. */
  readonly incorrect: readonly IncorrectExample[]
}

/** A program that no rule reports. */
export interface CorrectExample {
  readonly code: string
  /** For sinks in configuration files: the path that the program stands in. */
  readonly filename: string
}

export interface IncorrectExample {
  readonly code: string
  /** The rule that reports it, without the plugin's prefix. */
  readonly rule: string
  /** For sinks in configuration files: the path that the program stands in. */
  readonly filename?: string
}

/** What a call does with the key. `or` roles are told apart by what the same file does with the result. */
export type Role =
  | 'sign'
  | 'verify'
  | 'sign and verify'
  /** One call for both, as `createHmac`: verifies where the result is compared. */
  | 'sign or verify'
  | 'encrypt'
  | 'decrypt'
  | 'encrypt and decrypt'
  /** One factory for both, as `gcm(key, nonce)`: decrypts where a decrypting method of the result is called. */
  | 'encrypt or decrypt'
  /** Makes a key of a key: the key behind it is judged where the derived key is used. */
  | 'derive'
  /** Hashes passwords or identifiers with a pepper or salt of the application. */
  | 'hash'

/** Where the key stands among the arguments. */
export interface KeyPosition {
  /** Zero-based; `last` where the library looks at the last argument. */
  readonly argument: number | 'last'
  /** A dotted path into that argument (`cookie.secrets`); several are alternatives, each of them a key. */
  readonly property?: string | readonly string[]
  /** The value is a function: `true` when it returns the key, a dotted path when it returns an object that holds it. */
  readonly returned?: true | string | readonly string[]
}

/** How a library takes fallback keys at one sink. */
export type KeyRing =
  /** An array of keys. `irrelevant`: all of them verify and none of them signs here. */
  | {
      readonly accepts: 'array'
      readonly newest: 'first' | 'last' | 'irrelevant'
      /** How one of them is written where it is more than the key, as code: `{ id, secret }`. */
      readonly each?: string
      readonly since?: string
      readonly covers?: string
    }
  /** An object from id to key. */
  | {
      readonly accepts: 'map'
      readonly newest: 'highest id' | 'named id'
      readonly since?: string
      readonly covers?: string
    }
  /** A function that is given the token or its header and returns the key. */
  | {
      readonly accepts: 'function'
      readonly gives: 'one key' | 'several keys'
      readonly since?: string
      readonly covers?: string
    }
  /** Fallback keys stand in an option of their own, beside the newest key. */
  | {
      readonly accepts: 'option'
      /** The sibling property, or the zero-based argument, that holds the fallback keys. */
      readonly fallbacks: string | number
      /** The other way round: the newest keys stand in the option, and the oldest one stays where it is. */
      readonly older?: 'here'
      readonly since?: string
      readonly covers?: string
    }
  /** One string with separators in it. */
  | {
      readonly accepts: 'list in a string'
      readonly separator: string
      readonly newest: 'first' | 'last'
      /** How one of them is written where it is more than the key, as code: `version:key`. */
      readonly each?: string
      readonly since?: string
      readonly covers?: string
    }
  /** One key and no more: the application tries each key in turn. */
  | {
      readonly accepts: 'one key'
      /** What the application does instead; completes the sentence "It takes one key only: ...". */
      readonly instead: string
    }

interface SinkBase {
  /** The modules that export it; the package itself when absent. */
  readonly from?: string | readonly string[]
  readonly role: Role
  readonly keyRing: KeyRing
  /** `third party`: somebody else issues the key and rotates it; never asked for a fallback key. */
  readonly rotatedBy?: 'third party'
  /** The versions of the package that have this sink, as a semver range; all of them when absent. */
  readonly versions?: string
  /** Where this key does something else than the library's other keys. */
  readonly rotation?: Rotation
  /** Where an empty key does something else here than at the library's other sinks. */
  readonly emptyKey?: Library['emptyKey']
  /** Where this sink takes other lengths than the library's other sinks. */
  readonly shortestKey?: string
}

/**
 * An export is called. Dotted paths lead into exports (`V3.encrypt`, `AES.decrypt`); `default` is the module itself,
 * whichever way it is imported.
 */
export interface CallSink extends SinkBase {
  readonly call: string | readonly string[]
  /** The path starts at a global (`crypto.subtle.sign`), not at a module. */
  readonly global?: true
  readonly key: KeyPosition
}

/** An export is constructed, or a subclass of it hands the key to `super` (through mixins, too). */
export interface NewSink extends SinkBase {
  readonly new: string | readonly string[]
  /** The export is no class: a call of it makes one, as `new (FileStore(session))({ secret })`. */
  readonly madeByCall?: true
  readonly key: KeyPosition
}

/** A method of an instance, reached through variables, fields, chains or a type annotation. */
export interface MethodSink extends SinkBase {
  readonly method: string | readonly string[]
  readonly of: Instance
  readonly key: KeyPosition
}

/** An instance is what a call or construction of an export gives, or what carries an imported type. */
export interface Instance {
  readonly new?: string | readonly string[]
  readonly call?: string | readonly string[]
  readonly type?: string | readonly string[]
  /** The modules that export it; the sink's when absent. */
  readonly from?: string | readonly string[]
}

/** The import is handed to a method of some host: `app.register(cookie, { secret })`, `auth.strategy('s', 'jwt', { key })`. */
export interface HostSink extends SinkBase {
  /** The last names of the host's method: `register`, `auth.strategy`, `plugin`. */
  readonly host: string | readonly string[]
  readonly given: Given
  /** A method of what the host's method returns takes the key: `bind(TOKEN_SECRET).to(KEY)`. */
  readonly then?: string
  readonly key: KeyPosition
}

/** What tells that the host is given this library: an argument that is one of its exports, or a string. */
export interface Given {
  readonly argument: number
  /** A property of that argument (`register({ plugin, options })`). */
  readonly property?: string
  /** An export of the library (`default` for the module itself). */
  readonly is?: string | readonly string[]
  /** A string, where libraries are known to the host by name. */
  readonly equals?: string
}

/** A property of an instance is assigned: `app.keys = [KEY]`. */
export interface AssignSink extends SinkBase {
  readonly assign: string
  readonly of: Instance
}

/** A framework's configuration file exports it: an object, or a function that returns one. */
export interface ConfigFileSink extends SinkBase {
  /** The dotted path in what the file exports. */
  readonly exported: string
  /** Path endings without extension: `config/server`, `nuxt.config`. */
  readonly file: string | readonly string[]
}

/** Nobody passes it: the library reads the setting itself. */
export interface SettingSink extends SinkBase {
  readonly setting: string | readonly string[]
}

export type KeySink = CallSink | NewSink | MethodSink | HostSink | AssignSink | ConfigFileSink | SettingSink

/** Kinds of data that a secret key stands behind. */
export type DataKind =
  | 'sessions'
  | 'cookies'
  | 'access tokens'
  | 'refresh tokens'
  | 'links'
  | 'webhooks'
  | 'signatures'
  | 'ciphertext'
  | 'blind indexes'
  | 'passwords'
  | 'public ids'
  | 'one-time codes'
  | 'requests in flight'
  | 'calls to the other party'
  | 'whatever the derived key protects'

/** How bad it is when it stops being accepted, from harmless to final. */
export type Severity =
  'nothing' | 'send again' | 'sign in again' | 'unreadable until the old key is back' | 'lost for ever'

export interface Invalidation {
  readonly what: DataKind
  /** The exact error or value that shows it. */
  readonly shows: string
  readonly severity: Severity
  /** Narrows the kind down: `only when jwt sessions are used`. */
  readonly detail?: string
}

/** What rotating a key does. */
export interface Rotation {
  /** What stops being accepted when the key is rotated without fallback keys. */
  readonly invalidates: readonly Invalidation[]
  /** What is known not to be affected; say nothing that was not run or read in the source. */
  readonly unaffected: readonly string[]
  /** What a fallback key saves, in a sentence. */
  readonly withFallback: string
  /** When the old key may go, without the leading "when". */
  readonly dropWhen: string
}
