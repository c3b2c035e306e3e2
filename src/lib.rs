//! careerbot answers career questions from curated guides, with the source and its date.
//!
//! The data goes one way: knowledge → index; request → reading → ranking → answer → message. The
//! modules stand in the order in which it travels, and each imports only from those above it.
//!
//! | module | takes → gives |
//! |---|---|
//! | `config`, `knowledge` | environment → settings; files → a library or a list of problems |
//! | `limits` | what Discord has room for |
//! | `meaning` | texts → vectors, kept on disk; how near a question is to a passage |
//! | `draft`, `index` | a saved page → the draft of a guide; library → passages with their vectors |
//! | `state` | what people leave behind |
//! | `question` | text → how it was read |
//! | `rank` | how it was read → candidates in order, and how sure the first is |
//! | `respond` | request → answer: the commands, a file each, and what is replied |
//! | `picture` | figure → PNG |
//! | `evaluate` | questions with known answers → figures |
//! | `upkeep` | reindexing, pins, what was asked in vain |
//! | `discord`, `terminal` | decode at the door, encode at the door |
//! | `cli` | joins everything |

pub mod config;
pub mod knowledge;
pub mod limits;
pub mod meaning;

pub mod draft;
pub mod index;
pub mod state;

pub mod question;

pub mod rank;

pub mod respond;

pub mod evaluate;
#[cfg(feature = "discord")]
pub mod picture;

pub mod upkeep;

#[cfg(feature = "discord")]
pub mod discord;
pub mod terminal;

pub mod cli;
