//! The whole app in a real window: the journeys that must never break. See `tests/README.md`.

mod harness;
mod journeys;
