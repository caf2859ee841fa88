/** The program was called in a way it cannot follow; says what would be right. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** Something must be there first (data, a program, a key); says how to get it. */
export class MissingPrerequisite extends Error {
  override name = "MissingPrerequisite";
}
