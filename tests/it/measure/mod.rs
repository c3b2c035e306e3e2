//! The program that measures the ranking under other conditions, on guides and questions made for it.

mod noise;
mod trials;

#[allow(dead_code, reason = "its tests do not run it as a program")]
#[path = "../../../examples/measure/main.rs"]
pub mod program;
