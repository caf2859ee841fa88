/** Where in a submission a rule is broken, and what would be right. */
export interface ViolationDetails {
  /** Short stable name of the rule, such as "row-count". */
  rule: string;
  /** One sentence an agent can act on; holds nothing derived from an answer's value. */
  message: string;
  /** Data row, counted from 1 (the header is not counted). */
  row?: number;
  column?: string;
  /** The offending text as it stands in the submission. */
  value?: string;
  expected?: string;
}

/** A submission breaks a rule of its competition, so it has no score. */
export class RuleViolation extends Error {
  readonly details: ViolationDetails;

  constructor(details: ViolationDetails) {
    super(details.message);
    this.name = "RuleViolation";
    this.details = details;
  }
}
