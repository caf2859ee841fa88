/**
 * Probability that at least one of k runs succeeds, from n runs of which c did: the unbiased
 * estimator 1 - C(n - c, k) / C(n, k) of Chen et al. 2021 (arXiv 2107.03374).
 * @param k from 1 to n.
 */
export function passAtK(n: number, c: number, k: number): number {
  if (n - c < k) return 1;
  let allFail = 1;
  for (let i = n - c + 1; i <= n; i++) allFail *= 1 - k / i;
  return 1 - allFail;
}
