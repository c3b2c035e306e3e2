//! The real client against a stand-in of Discord on loopback, from interaction to visible message.

#![allow(unreachable_pub, reason = "nothing is reached from outside of a test")]

mod interactions;
mod payload;
mod standin;
mod world;

mod answers;
mod connection;
mod decoding;
mod delivery;
mod encoding;
mod ending;
mod follow_ups;
mod hostile_guides;
mod journeys;
mod late;
mod pictures;
mod questions;
mod registration;
mod secrets;
mod sharing;
mod staff;
mod start;
