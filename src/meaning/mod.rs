//! Texts as vectors of what they mean: those of passages made in advance and kept, that of a
//! question made when it is asked. The only module that knows the encoder.
//!
//! A vector belongs to a text and to the weights that made it, not to a generation: an edited guide
//! has only the vectors of its changed texts made again.

mod encoding;
mod make;
mod passage;
mod question;
mod shelf;
mod texts;
mod tokens;
mod vector;
mod vector_file;

pub use encoding::Encoding;
pub use make::{Progress, make};
pub use passage::{Cosines, Meaning};
pub use question::meant;
pub use shelf::{Key, Shelf, key};
pub use texts::{Part, texts};
pub use tokens::{Telling, Tokens};
pub use vector::{Asked, Vector};
