import 'mocha/mocha';

/** Mocha for browsers sets a global and exports nothing; the bundler puts this file in the place of the package. */
export default (globalThis as unknown as { readonly Mocha: unknown }).Mocha;
