/**
 * The two ways in which the program says no.
 *
 * Owns: `DomainError`, a refusal that was foreseen and has a sentence in messages/, and `invariant`,
 * which stops on what can only be a bug.
 * Refuses: to carry a sentence for the reader. A code travels; words are chosen where they are shown.
 */

/** What a refusal may mention: plain values only, so that it survives a server action's JSON. */
export type DomainErrorParams = Readonly<Record<string, string | number | boolean>>;

/** Which fields of a form are wrong, each with the code of its message. */
export type DomainErrorFields = Readonly<Record<string, string>>;

/** A foreseen refusal. The transaction rolls back and the user reads the sentence of `code`. */
export class DomainError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly fields: DomainErrorFields | undefined;
  readonly params: DomainErrorParams | undefined;

  /**
   * @param code key of the sentence in messages/, such as `ledger.periodClosed`
   * @param details wrong fields by name, and plain values for the sentence (amounts already formatted)
   */
  constructor(code: Code, details: { fields?: DomainErrorFields; params?: DomainErrorParams } = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.fields = details.fields;
    this.params = details.params;
  }
}

/** A bug: something the program relies on is not so. Its message is for the log, never for the user. */
export class InvariantError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'InvariantError';
  }
}

/**
 * Stops when `condition` is false.
 * @param message what should have been true, without values of a person's data
 * @throws InvariantError
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}
