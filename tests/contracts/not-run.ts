/** Libraries without a contract, and why there is none. */
export const notRun: Readonly<Record<string, string>> = {}
