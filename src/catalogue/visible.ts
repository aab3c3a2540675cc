// Names and paths come from somebody's project: one that holds an escape sequence, a line break or a mark that turns the
// direction of writing around must not write over the rest of the report.
const control =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/gu

/** A text in which everything that would act on a terminal or hide is written out. */
export function visible(text: string): string {
  return text.replace(
    control,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
}
