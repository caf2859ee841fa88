const patience = 10_000;

/** Asks the validation server about a submission; returns its answer or why there is none. */
export async function askValidationServer(url: string, submission: string): Promise<string> {
  const form = new FormData();
  form.append("file", new Blob([submission], { type: "text/csv" }), "submission.csv");
  try {
    const response = await fetch(new URL("/validate", url), {
      method: "POST",
      body: form,
      signal: AbortSignal.timeout(patience),
    });
    const { result } = (await response.json()) as { result?: string };
    return result ?? `an answer without a result (HTTP ${response.status})`;
  } catch (error) {
    return `no answer from ${url} (${error instanceof Error ? error.message : error})`;
  }
}
