/** How hard the agent tries; from a trivial solution to everything it knows. */
export type Strength = (typeof strengths)[number];

export const strengths = ["trivial", "simple", "good", "best"] as const;

export interface Settings {
  dataDir: string;
  submissionDir: string;
  validationUrl: string;
  seed: number;
  strength: Strength;
}

/** The agent's settings from its environment; an unknown strength is an error. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const strength = environment.STRENGTH ?? "good";
  if (!isStrength(strength)) {
    throw new Error(`STRENGTH is "${strength}"; it must be one of ${strengths.join(", ")}`);
  }
  return {
    dataDir: environment.DATA_DIR ?? "/home/data",
    submissionDir: environment.SUBMISSION_DIR ?? "/home/submission",
    validationUrl: environment.VALIDATION_URL ?? "http://localhost:5000",
    seed: Number(environment.SEED ?? 0),
    strength,
  };
}

function isStrength(text: string): text is Strength {
  return (strengths as readonly string[]).includes(text);
}
