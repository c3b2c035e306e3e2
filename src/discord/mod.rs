//! Discord: answers interactions with messages.
//!
//! The only module that knows serenity. What arrives is decoded at the door into an
//! [`Inbound`](decode::Inbound), what leaves is encoded at the door from an
//! [`Answer`](crate::respond::answer::Answer); between the two there is only the core. Gateway and REST are
//! two thin shells around that: [`gateway`] receives, [`rest`] sends, [`serve`] starts and ends.

mod component;
mod escape;
mod layout;

mod localisation;

pub mod commands;
pub mod custom_id;
pub mod decode;
pub mod encode;
pub mod message;
pub mod press;
pub mod row;
mod rows;

mod compose;
mod deliver;
mod handler;
mod publish;
mod reply;
mod rest;
mod retry;
mod seen;
mod shared;

mod gateway;
mod serve;
mod settings;
mod watchdog;

use tracing::level_filters::LevelFilter;

pub use commands::application_commands;
pub use compose::{Pending, Responder};
/// Levels of libraries that hold whatever else is asked for: below them serenity and the websocket
/// write whole payloads, with the tokens of interactions in them.
pub const LOG_CEILING: [(&str, LevelFilter); 4] = [
    ("serenity", LevelFilter::WARN),
    ("serenity::gateway::ws", LevelFilter::ERROR),
    ("tungstenite", LevelFilter::INFO),
    ("tokio_tungstenite", LevelFilter::INFO),
];

pub use serve::serve;
pub use settings::{DiscordSettings, ServeError, Timings};
