//! Sets how many cases the Rust tests try. `TEST_DEPTH=nightly` selects the
//! nightly run, which tries more cases. If `TEST_DEPTH` is `quick`, empty or not set, the tests
//! make a quick run.

/// Returns `nightly` in the nightly run and `quick` in a quick run.
pub fn pick<T>(quick: T, nightly: T) -> T {
    match std::env::var("TEST_DEPTH").as_deref() {
        Ok("nightly") => nightly,
        Ok("quick" | "") | Err(_) => quick,
        Ok(other) => panic!("TEST_DEPTH is \"{other}\"; use quick or nightly"),
    }
}

/// Returns the number of cases for a property test. The environment variable `PROPTEST_CASES`
/// overrides both arguments.
pub fn cases(quick: u32, nightly: u32) -> u32 {
    count("PROPTEST_CASES", quick, nightly)
}

/// Returns `nightly` in the nightly run and `quick` in a quick run. The environment variable `name`
/// overrides both arguments.
pub fn count<N: std::str::FromStr>(name: &str, quick: N, nightly: N) -> N {
    let Ok(text) = std::env::var(name) else {
        return pick(quick, nightly);
    };
    match text.parse() {
        Ok(count) => count,
        Err(_) => panic!("{name} is \"{text}\"; use a whole number"),
    }
}
