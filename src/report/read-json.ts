import { readFile } from "node:fs/promises";
import { z } from "zod";
import { MissingPrerequisite } from "../errors.ts";
import { plainJson } from "../json/plain-json.ts";
import { parsePythonJson } from "../json/python-json-reader.ts";

/**
 * Reads a JSON file, ours or Python's (which may hold NaN and Infinity), that must be of a schema.
 * @param what the file ought to be, for the error, such as "a grading report".
 * @throws {MissingPrerequisite} when there is no such file.
 */
export async function readJson<T>(file: string, schema: z.ZodType<T>, what: string): Promise<T> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new MissingPrerequisite(`The report ${file} cannot be read (${error.code}).`);
  });
  let content: unknown;
  try {
    content = plainJson(parsePythonJson(text.replace(/^\ufeff/, "")));
  } catch (error) {
    throw new Error(`${file} is ${(error as Error).message}`);
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new Error(`${file} is not ${what}:\n${z.prettifyError(parsed.error)}`);
}
