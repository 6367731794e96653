/**
 * By a rule's id what it cannot do without; rules that may speak about an entry whatever it writes are missing. Most rules are
 * about settings and packages that a project does not have, and need not be asked about it.
 */
export type Subjects = ReadonlyMap<string, readonly Subject[]>;

/** The name of a setting; `package cors-headers`, for a project that uses it; or `requirement django-csp`, for one that names it. */
export type Subject = string;
