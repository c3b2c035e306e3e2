//! careerbot answers career questions from curated guides, with the source and its date.
//!
//! The data goes one way: knowledge → index; request → answer → message. The modules stand in the
//! order in which it travels, and each imports only from those above it.

pub mod config;
pub mod knowledge;
pub mod meaning;

pub mod draft;
pub mod index;
pub mod request;
pub mod state;

pub mod answer;
pub mod question;

pub mod rank;

#[cfg(feature = "discord")]
pub mod picture;
pub mod respond;

pub mod evaluate;

pub mod upkeep;

#[cfg(feature = "discord")]
pub mod discord;
pub mod terminal;

pub mod cli;
