const rented =
  /\.(?:rds\.amazonaws\.com|(?:postgres|mysql|mariadb)\.database\.azure\.com|supabase\.(?:co|com)|neon\.tech|ondigitalocean\.com|render\.com|rlwy\.net|mongodb\.net|redislabs\.com|upstash\.io|elephantsql\.com|cloudamqp\.com|aivencloud\.com|psdb\.cloud)$/i;

/** Servers that are rented have names that nobody makes up for a template; the password beside one is that of the server. */
export function isRentedHost(host: string): boolean {
  return rented.test(host) && /\d|[a-z]{12}/i.test(host.split('.').slice(0, -2).join('.'));
}
