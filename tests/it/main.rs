//! One binary for all integration tests: a module for each part.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test fails by panicking"
)]

mod added;
mod changes;
mod cli;
#[cfg(feature = "discord")]
mod discord;
mod draft;
mod evaluate;
mod golden;
mod index;
mod knowledge;
mod measure;
#[cfg(feature = "discord")]
mod picture;
mod reindex;
mod respond;
mod state;
mod structure;
mod terminal;
mod upkeep;
mod world;
