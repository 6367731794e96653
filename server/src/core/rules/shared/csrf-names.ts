/**
 * True for the path of a class that says in its name that it switches the check against forged requests off:
 * `shop.DisableCsrfMiddleware`, `shop.CsrfExemptSessionAuthentication`.
 */
export function saysWithoutCsrf(path: string): boolean {
  const name = path.slice(path.lastIndexOf('.') + 1);
  return (
    /csrf/i.test(name) &&
    /(?:disable|exempt|skip|bypass|ignore|without|remove|dummy|fake|no_?csrf|csrf_?(?:off|free))/i.test(name)
  );
}
