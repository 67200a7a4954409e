//! Properties of whole workspaces. Their cases come from the seed in `.cargo/config.toml`, so that every run asks the same.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

/// Whether a property holds in so many cases, or as many as `CONTACTS_STEPS_ROUNDS` says.
#[expect(clippy::disallowed_methods, reason = "how long to go on is said by whoever runs the test")]
pub fn holds<S: Strategy>(cases: u32, strategy: S, property: impl AsyncFn(S::Value) -> Result<(), TestCaseError>) {
    let cases = std::env::var("CONTACTS_STEPS_ROUNDS").ok().map_or(cases, |rounds| rounds.parse().unwrap());
    let config = Config { cases, failure_persistence: None, max_shrink_iters: 100, ..Config::default() };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    TestRunner::new(config).run(&strategy, |case| runtime.block_on(property(case))).unwrap();
}
