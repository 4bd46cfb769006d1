//! How much the tests try. `TEST_DEPTH=nightly` is the deep run; unset or `quick` is every other
//! run.

/// The quick value, or the deep one where the environment asks for it.
pub fn pick<T>(quick: T, nightly: T) -> T {
    match std::env::var("TEST_DEPTH").as_deref() {
        Ok("nightly") => nightly,
        Ok("quick" | "") | Err(_) => quick,
        Ok(other) => panic!("TEST_DEPTH is \"{other}\"; use quick or nightly"),
    }
}

/// The number of cases of a property. `PROPTEST_CASES` overrides both.
pub fn cases(quick: u32, nightly: u32) -> u32 {
    count("PROPTEST_CASES", quick, nightly)
}

/// A count for which the environment variable `name` overrides both values.
pub fn count<N: std::str::FromStr>(name: &str, quick: N, nightly: N) -> N {
    let Ok(text) = std::env::var(name) else {
        return pick(quick, nightly);
    };
    match text.parse() {
        Ok(count) => count,
        Err(_) => panic!("{name} is \"{text}\"; use a whole number"),
    }
}
