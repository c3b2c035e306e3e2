//! A library in, ranked passages out; and the generations on disk.

mod analyzer;
mod figures;
mod large;
mod passages;
mod shelf;
mod store;
mod torn;
mod vectors;
