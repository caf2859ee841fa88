import {
  asObject,
  integerMember,
  JsonNumber,
  type JsonObject,
  type JsonValue,
  textMember,
} from "mlebench";

/** Spans are written `start:end`, in tokens of the document. */
export interface Answers {
  id: string;
  long: string | null;
  /** YES or NO, if that is an answer, then all spans. */
  short: string[];
}

/** The right answers to an example, which has one annotation. */
export function answersOf(example: JsonObject): Answers {
  const [annotation, ...others] = arrayMember(example, "annotations");
  const id = idOf(example);
  if (annotation === undefined || others.length > 0) {
    throw new Error(`Example ${id} must have one annotation, not ${others.length + 1}.`);
  }
  const answers = asObject(annotation);
  const long = asObject(answers.get("long_answer") ?? null);
  const yesOrNo = textMember(answers, "yes_no_answer");
  const spans = arrayMember(answers, "short_answers").map((span) => spanText(asObject(span)));
  return {
    id,
    long: integerMember(long, "start_token") === -1 ? null : spanText(long),
    short: yesOrNo === "NONE" ? spans : [yesOrNo, ...spans],
  };
}

/** The id as text, whether it is a number or a text already. */
export function idOf(example: JsonObject): string {
  const id = example.get("example_id");
  return id instanceof JsonNumber ? id.text : textMember(example, "example_id");
}

function spanText(span: JsonObject): string {
  return `${integerMember(span, "start_token")}:${integerMember(span, "end_token")}`;
}

function arrayMember(object: JsonObject, key: string): JsonValue[] {
  const value = object.get(key);
  if (Array.isArray(value)) return value;
  throw new TypeError(`expected an array in "${key}"`);
}
