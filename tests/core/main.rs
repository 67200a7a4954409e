//! Tests of the core crate.

mod mapping;
mod readers;
mod tidy;
